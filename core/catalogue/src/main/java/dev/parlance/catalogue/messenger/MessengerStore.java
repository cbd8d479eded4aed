package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.log.OrderedLog;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages, read marks, and what users hide. Methods may block and are used by many threads; what one has returned is visible
 * to all. The id of a deleted message stays taken.
 *
 * <p>What everybody in a room is to receive is also appended to a {@link #log}, as {@link MessengerChanges} says, in the same
 * transaction: so it is broadcast even if the server crashes in between.
 */
public interface MessengerStore {
    /** What has changed, one stream for each room, of its id: the same log each time. */
    OrderedLog log();

    /**
     * Stores a message, after all others of its room, or replaces the one of that id, which keeps its place.
     *
     * @return false if that id belongs to a message of another room or another sender, or of one that was deleted: then nothing is
     *     stored
     */
    boolean put(StoredMessage message);

    /** The message of that id in that room; null if there is none. */
    @Nullable
    StoredMessage find(String roomId, String messageId);

    /**
     * The messages of a room that a user sees, the oldest first.
     *
     * @param userId those that this user hides are left out
     * @param before the id of a message: only those before it; null for the latest. Of an unknown one: none
     * @param limit how many at most
     */
    List<StoredMessage> history(String roomId, String userId, @Nullable String before, int limit);

    /** Deletes a message for everyone; false if there is no such message in that room. */
    boolean delete(String roomId, String messageId);

    /** Deletes all messages of a room for everyone. */
    void deleteAll(String roomId);

    /**
     * A member has read a room up to a message. A mark that is behind the member's last one does not take it back.
     *
     * @return where it is now; null if there is no such message in that room
     */
    @Nullable
    ReadMarker markRead(String roomId, String memberId, String messageId);

    /**
     * Hides messages from one user's view.
     *
     * @param messageIds which; those that are not in that room have no effect
     * @param all whether it is all that the room has now, whatever the ids are
     */
    void hide(String roomId, String userId, Collection<String> messageIds, boolean all);
}
