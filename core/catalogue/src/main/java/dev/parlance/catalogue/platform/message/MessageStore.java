package dev.parlance.catalogue.platform.message;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where messages are kept. Methods may block and are used by many threads; what one has returned is visible to all. A
 * deleted message is as if it had never been, except that its id stays taken and may be marked as read.
 */
public interface MessageStore {
    /**
     * Keeps a message, after all others of its chat. If its sender has sent one with the same {@code clientMessageId} to
     * that chat before, even a deleted one, nothing is kept.
     *
     * @return what is kept now: that message, or the one before
     */
    Message append(Message message);

    /** What that sender sent to that chat by that {@code clientMessageId}, deleted or not; null if nothing. */
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
     * Adds a user's reaction to a message, or removes it if it is there.
     *
     * @return whether it is there now; false also if there is no such message in that chat
     */
    boolean toggleReaction(String chatId, String messageId, String userId, String emoji);

    /**
     * Notes that a user has read messages; those that he has read before keep their time.
     *
     * @return false if one of them is none of that chat: then nothing is noted
     */
    boolean markRead(String chatId, Collection<String> messageIds, String userId, Instant readAt);

    /** How many messages of others in that chat a user has not marked as read. */
    int unread(String chatId, String userId);
}
