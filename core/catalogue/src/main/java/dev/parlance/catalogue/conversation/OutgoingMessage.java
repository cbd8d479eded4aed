package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.MessageEvent.MessageAlert;
import dev.parlance.catalogue.conversation.MessageEvent.MessagePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that is to be sent. Immutable.
 *
 * <pre>{@code
 * OutgoingMessage hello = OutgoingMessage.text("Hello").withId("m-17").withMetadata(Map.of("thread", "t1"));
 * }</pre>
 */
public final class OutgoingMessage {
    private final @Nullable String id;
    private final Object metadata;
    private final List<MessagePart> parts;
    private final @Nullable MessageAlert alert;

    private OutgoingMessage(
            @Nullable String id, Object metadata, List<MessagePart> parts, @Nullable MessageAlert alert) {
        this.id = id;
        this.metadata = metadata;
        this.parts = List.copyOf(parts);
        this.alert = alert;
    }

    /** One of these parts. */
    public static OutgoingMessage of(List<MessagePart> parts) {
        return new OutgoingMessage(null, Map.of(), parts, null);
    }

    /** One of a single part, {@code body}, of the type {@code text/plain}. */
    public static OutgoingMessage text(String text) {
        long size = text.getBytes(StandardCharsets.UTF_8).length;
        return of(List.of(new MessagePart("body", "text/plain", null, text, size)));
    }

    /**
     * This one with that id, unique in its conversation: sent again with it, it is stored and broadcast once. Without, it gets
     * an id of its own each time.
     */
    public OutgoingMessage withId(String messageId) {
        return new OutgoingMessage(messageId, metadata, parts, alert);
    }

    /**
     * This one with what the application adds.
     *
     * @param any any JSON, as plain Java values; not to be changed any more
     */
    public OutgoingMessage withMetadata(Object any) {
        return new OutgoingMessage(id, any, parts, alert);
    }

    /** This one with what devices show that are not connected. */
    public OutgoingMessage withAlert(MessageAlert shown) {
        return new OutgoingMessage(id, metadata, parts, shown);
    }

    /** The id; null if it is to get one. */
    public @Nullable String id() {
        return id;
    }

    /** What the application has added; an empty object if nothing. */
    public Object metadata() {
        return metadata;
    }

    /** Its parts. */
    public List<MessagePart> parts() {
        return parts;
    }

    /** What devices show that are not connected; null for nothing. */
    public @Nullable MessageAlert alert() {
        return alert;
    }
}
