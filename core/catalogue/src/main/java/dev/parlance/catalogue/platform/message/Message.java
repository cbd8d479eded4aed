package dev.parlance.catalogue.platform.message;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is stored.
 *
 * @param id unique over all chats; never changes
 * @param chatId the chat that it belongs to
 * @param sender the id of the user who wrote it
 * @param type what its content is
 * @param content the text, or a URL
 * @param replyTo the message of the same chat that it answers; null if none
 * @param mentions the ids of the users whom it mentions
 * @param clientMessageId the id that its client gave it, by which a repeat is recognised; null if none
 * @param createdAt when it was written, to the millisecond
 * @param editedAt when it was last edited; null if never
 */
public record Message(
        String id,
        String chatId,
        String sender,
        MessageType type,
        String content,
        @Nullable String replyTo,
        List<String> mentions,
        @Nullable String clientMessageId,
        Instant createdAt,
        @Nullable Instant editedAt) {
    public Message {
        mentions = List.copyOf(mentions);
    }

    /** The same message with another content. */
    public Message edited(String newContent, Instant at) {
        return new Message(id, chatId, sender, type, newContent, replyTo, mentions, clientMessageId, createdAt, at);
    }
}
