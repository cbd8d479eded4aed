package dev.parlance.catalogue.conversation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a message: it was sent, delivered or read. The member {@code name} says which. The same objects stand
 * in the feed of a conversation's events.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "name")
@JsonSubTypes({
    @JsonSubTypes.Type(MessageEvent.Sent.class),
    @JsonSubTypes.Type(MessageEvent.Delivered.class),
    @JsonSubTypes.Type(MessageEvent.Read.class)
})
public sealed interface MessageEvent {
    /** Tells events apart; stays the same when one is sent again. */
    String eventId();

    /** The conversation. */
    String conversationId();

    /** The event's number within its conversation: each has the next one, so that order and gaps can be seen. */
    long conversationEventId();

    /**
     * A message was sent.
     *
     * @param eventId unique among events
     * @param conversationId the conversation
     * @param conversationEventId the event's number within its conversation
     * @param payload the message
     */
    @JsonTypeName("conversationMessage.sent")
    record Sent(String eventId, String conversationId, long conversationEventId, MessageSent payload)
            implements MessageEvent {}

    /**
     * A message has reached a participant.
     *
     * @param eventId unique among events
     * @param conversationId the conversation
     * @param conversationEventId the event's number within its conversation
     * @param payload which message, and whom
     */
    @JsonTypeName("conversationMessage.delivered")
    record Delivered(String eventId, String conversationId, long conversationEventId, MessageStatus payload)
            implements MessageEvent {}

    /**
     * A participant has read a message.
     *
     * @param eventId unique among events
     * @param conversationId the conversation
     * @param conversationEventId the event's number within its conversation
     * @param payload which message, and who
     */
    @JsonTypeName("conversationMessage.read")
    record Read(String eventId, String conversationId, long conversationEventId, MessageStatus payload)
            implements MessageEvent {}

    /**
     * A message.
     *
     * @param messageId its id
     * @param metadata what its sender's application has added, any JSON
     * @param context what the server knows of its sending, any JSON
     * @param parts the text
     * @param alert what a device shows that is not connected
     */
    record MessageSent(
            String messageId,
            Object metadata,
            Object context,
            List<MessagePart> parts,
            @Nullable MessageAlert alert) {}

    /**
     * A part of the text.
     *
     * @param name what it is called
     * @param type its media type
     * @param url where it is, if it is not here
     * @param data the part itself, if it is here
     * @param size how many bytes it has
     */
    record MessagePart(
            @Nullable String name,
            @Nullable String type,
            @Nullable String url,
            @Nullable String data,
            @Nullable Long size) {}

    /**
     * What a device shows that is not connected.
     *
     * @param text shown to users
     * @param platforms the same for each kind of device
     */
    record MessageAlert(String text, Platforms platforms) {}

    /**
     * An alert for each kind of device.
     *
     * @param apns for Apple's
     * @param fcm for Google's
     */
    record Platforms(ApnsAlert apns, FcmAlert fcm) {}

    /**
     * An alert for Apple's devices.
     *
     * @param badge the number beside the application's picture
     * @param sound what is played
     * @param alert shown to users
     * @param payload what the application gets, any JSON
     */
    record ApnsAlert(
            @Nullable Integer badge,
            @Nullable String sound,
            String alert,
            @Nullable Object payload) {}

    /**
     * An alert for Google's devices.
     *
     * @param collapseKey what alerts have in common that replace each other
     * @param data what the application gets, any JSON
     * @param notification shown to users
     */
    record FcmAlert(
            @JsonProperty("collapse_key") @Nullable String collapseKey,
            @Nullable Object data,
            FcmNotification notification) {}

    /**
     * What Google's devices show.
     *
     * @param title the first line
     * @param body the rest
     */
    record FcmNotification(String title, String body) {}

    /**
     * What has become of a message, for whom.
     *
     * @param messageId the message
     * @param conversationId the conversation
     * @param profileId the participant
     * @param timestamp when
     */
    record MessageStatus(String messageId, String conversationId, String profileId, Instant timestamp) {}
}
