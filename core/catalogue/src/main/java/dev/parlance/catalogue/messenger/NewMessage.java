package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.SendMessage;
import dev.parlance.event.RefusedException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes messages of what clients send. */
final class NewMessage {
    private static final String TEXT = "text";

    private NewMessage() {}

    /**
     * The message that a client sends.
     *
     * @param before the message that it replaces; null for a new one
     * @param reply the message that it answers; null for none
     */
    static MessagePayload of(
            SendMessage send,
            String id,
            String appId,
            ClientPayload sender,
            Instant now,
            @Nullable MessagePayload before,
            @Nullable MessagePayload reply) {
        Instant written = before == null ? now : before.messageTime();
        return new MessagePayload(
                id,
                send.message(),
                send.room(),
                sender,
                send.messageType() == null ? TEXT : send.messageType(),
                appId,
                written,
                written.toEpochMilli(),
                id,
                before == null ? null : before.createdAt(),
                before == null ? null : now,
                before == null ? null : now.toEpochMilli(),
                send.originalUrl(),
                send.thumbnailUrl(),
                send.width(),
                send.height(),
                null,
                duration(send.duration()),
                send.latitude(),
                send.longitude(),
                reply,
                null,
                send.sticker(),
                send.mentions(),
                before == null ? null : before.reactions(),
                before == null ? null : before.reactionCount(),
                before == null ? null : before.isPinned(),
                before == null ? null : before.isHidden(),
                null,
                send.extra(),
                send.template(),
                send.contents(),
                null);
    }

    private static @Nullable Integer duration(@Nullable Long duration) {
        if (duration == null) {
            return null;
        }
        if (duration < 0 || duration > Integer.MAX_VALUE) {
            throw RefusedException.invalid("duration", "duration must be between 0 and " + Integer.MAX_VALUE);
        }
        return duration.intValue();
    }

    /** A message as it stands in those that answer it: without the one that it answers itself. */
    static MessagePayload quoted(MessagePayload message) {
        return message.withReply(null);
    }
}
