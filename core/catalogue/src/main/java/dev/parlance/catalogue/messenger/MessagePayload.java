package dev.parlance.catalogue.messenger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message on the wire. Its id and its time stand in it twice, because clients read one or the other.
 *
 * @param key its id; one that comes again with the same id replaces the first
 * @param message what is said: a text, or any JSON that the type asks for
 * @param room the id of its room
 * @param sender who wrote it
 * @param messageType what it is, as {@code text}, {@code image} or {@code recall}
 * @param appId the application that it belongs to
 * @param messageTime when it was written
 * @param messageTimeMs the same in milliseconds since 1970
 * @param id its id again
 * @param createdAt when it was stored
 * @param updatedAt when it was last changed
 * @param updatedAtMs the same in milliseconds since 1970
 * @param originalUrl where its picture, recording or file is
 * @param thumbnailUrl where a small picture of it is
 * @param width the picture's width in pixels
 * @param height the picture's height in pixels
 * @param images several pictures, any JSON
 * @param duration how long the recording is, in the client's unit
 * @param latitude where the writer is, in degrees
 * @param longitude where the writer is, in degrees
 * @param reply the message that it answers, any JSON
 * @param member who joined or left, in a message about that
 * @param sticker the id of a sticker
 * @param mentions the ids of clients whom it names
 * @param reactions how clients have reacted
 * @param reactionCount how often
 * @param isPinned whether it stands at the top of its room; on the wire {@code isPined}
 * @param isHidden whether clients leave it out
 * @param url where a link leads
 * @param extra any JSON of the application's own
 * @param template any JSON of a template
 * @param contents any JSON of a message of several parts
 * @param batchId what was sent to many at once has in common
 */
public record MessagePayload(
        @JsonProperty("_id") String key,
        Object message,
        String room,
        ClientPayload sender,
        String messageType,
        @JsonProperty("appID") String appId,
        Instant messageTime,
        @JsonProperty("messageTimeMS") long messageTimeMs,
        String id,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt,
        @JsonProperty("updatedAtMS") @Nullable Long updatedAtMs,
        @Nullable String originalUrl,
        @Nullable String thumbnailUrl,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable List<Object> images,
        @Nullable Integer duration,
        @Nullable Double latitude,
        @Nullable Double longitude,
        @Nullable Object reply,
        @Nullable ClientPayload member,
        @Nullable String sticker,
        @Nullable List<String> mentions,
        @Nullable List<Reaction> reactions,
        @Nullable Integer reactionCount,
        @JsonProperty("isPined") @Nullable Boolean isPinned,
        @Nullable Boolean isHidden,
        @Nullable String url,
        @Nullable Object extra,
        @Nullable Object template,
        @Nullable Object contents,
        @JsonProperty("batchID") @Nullable String batchId) {

    /**
     * A message with what every one has, and nothing else.
     *
     * @param message what is said
     * @param time when it was written, to the millisecond
     */
    public static MessagePayload of(
            String id,
            String room,
            String appId,
            ClientPayload sender,
            String messageType,
            Object message,
            Instant time) {
        return new MessagePayload(
                id,
                message,
                room,
                sender,
                messageType,
                appId,
                time,
                time.toEpochMilli(),
                id,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The same message with another one that it answers; null for none. */
    public MessagePayload withReply(@Nullable Object other) {
        return with(message, updatedAt, updatedAtMs, other, reactions, reactionCount, isPinned);
    }

    /** The same message, changed at that time. */
    public MessagePayload updatedAt(Instant time) {
        return with(message, time, time.toEpochMilli(), reply, reactions, reactionCount, isPinned);
    }

    /** The same message with another text, or any JSON that its type asks for. */
    public MessagePayload withMessage(Object other) {
        return with(other, updatedAt, updatedAtMs, reply, reactions, reactionCount, isPinned);
    }

    /** The same message with other reactions, and their number. */
    public MessagePayload withReactions(List<Reaction> others) {
        return with(message, updatedAt, updatedAtMs, reply, List.copyOf(others), others.size(), isPinned);
    }

    /** The same message, at the top of its room or not. */
    public MessagePayload withPinned(boolean pinned) {
        return with(message, updatedAt, updatedAtMs, reply, reactions, reactionCount, pinned);
    }

    /** The same message with other values of what changes in a message's life. */
    private MessagePayload with(
            Object newMessage,
            @Nullable Instant newUpdatedAt,
            @Nullable Long newUpdatedAtMs,
            @Nullable Object newReply,
            @Nullable List<Reaction> newReactions,
            @Nullable Integer newReactionCount,
            @Nullable Boolean pinned) {
        return new MessagePayload(
                key,
                newMessage,
                room,
                sender,
                messageType,
                appId,
                messageTime,
                messageTimeMs,
                id,
                createdAt,
                newUpdatedAt,
                newUpdatedAtMs,
                originalUrl,
                thumbnailUrl,
                width,
                height,
                images,
                duration,
                latitude,
                longitude,
                newReply,
                member,
                sticker,
                mentions,
                newReactions,
                newReactionCount,
                pinned,
                isHidden,
                url,
                extra,
                template,
                contents,
                batchId);
    }

    /**
     * How a client has reacted.
     *
     * @param client the id of the client
     * @param reaction how
     */
    public record Reaction(String client, String reaction) {}
}
