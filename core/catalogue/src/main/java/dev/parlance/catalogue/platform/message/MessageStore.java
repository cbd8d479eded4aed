package dev.parlance.catalogue.platform.message;

import dev.parlance.catalogue.log.OrderedLog;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores messages. Methods may block and are used by many threads; what one has returned is visible to all. A
 * deleted message is as if it had never existed, except that its id stays taken and may be marked as read.
 *
 * <p>What changes is also appended to a {@link #log}, as {@link MessageChanges} says, in the same transaction: so it is
 * broadcast even if the server crashes in between.
 */
public interface MessageStore {
    /** What has changed, one stream for each chat, of its id: the same log each time. */
    OrderedLog log();

    /**
     * Stores a message, after all others of its chat. If its sender has sent one with the same {@code clientMessageId} to
     * that chat before, even a deleted one, nothing is stored.
     *
     * @return the stored message: this one, or the one before
     */
    Message append(Message message);

    /** The message of that sender in that chat with that {@code clientMessageId}, deleted or not; null if none. */
    @Nullable
    Message findSent(String chatId, String sender, String clientMessageId);

    /** The message of that id in that chat; null if there is none. */
    @Nullable
    Message find(String chatId, String messageId);

    /**
     * Messages of a chat, the oldest first.
     *
     * @param before the id of a message: only those before it; null for the latest. Of an unknown one: none
     * @param limit how many at most
     */
    List<HistoryEntry> history(String chatId, @Nullable String before, int limit);

    /** Changes a message's content; false if there is no such message in that chat. */
    boolean edit(String chatId, String messageId, String content, Instant editedAt);

    /** Deletes a message with its reactions; false if there is no such message in that chat. */
    boolean delete(String chatId, String messageId, Instant deletedAt);

    /**
     * Adds a user's reaction to a message, or removes it if it is there. Of two that are the same, at the same time, the second
     * takes back what the first has added.
     *
     * @return whether it is there now; false also if there is no such message in that chat
     */
    boolean toggleReaction(String chatId, String messageId, String userId, String emoji);

    /**
     * Marks messages as read by a user; those that the user has read before keep their time.
     *
     * @return false if one of them is not in that chat: then nothing is marked
     */
    boolean markRead(String chatId, Collection<String> messageIds, String userId, Instant readAt);

    /** The number of messages of others in that chat that a user has not marked as read. */
    int unread(String chatId, String userId);
}
