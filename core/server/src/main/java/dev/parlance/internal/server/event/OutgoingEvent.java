package dev.parlance.internal.server.event;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import dev.parlance.internal.protocol.Packet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event that the server emits, encoded once for all recipients of a format. */
public final class OutgoingEvent {
    private final JsonCodec json;
    private final String namespace;
    private final String name;
    private final List<@Nullable Object> arguments;
    private final EncodedForms forms;
    private volatile @Nullable List<@Nullable Object> plain;

    /**
     * Writes an event.
     *
     * @param arguments its arguments as the application gave them
     */
    public OutgoingEvent(JsonCodec json, String namespace, String name, List<@Nullable Object> arguments) {
        this.json = json;
        this.namespace = namespace;
        this.name = name;
        this.arguments = arguments;
        this.forms = new EncodedForms(json, json.encodeEvent(name, arguments));
    }

    private OutgoingEvent(OutgoingEvent same, String namespace) {
        this.json = same.json;
        this.namespace = namespace;
        this.name = same.name;
        this.arguments = same.arguments;
        this.forms = same.forms;
    }

    /** The same event in another namespace; its JSON is not written again. */
    public OutgoingEvent in(String other) {
        return new OutgoingEvent(this, other);
    }

    public String name() {
        return name;
    }

    /** Its name and arguments as JSON. */
    public EncodedArguments encoded() {
        return forms.event();
    }

    /**
     * The event as it travels; with {@link Packet#NO_ACK} it is the same for all recipients of that format.
     *
     * @throws IllegalArgumentException if it cannot be written in that format
     */
    public Frame frame(EventFormat format, long ackId) {
        return format.event(namespace, ackId, forms.in(format));
    }

    /** Its arguments as plain Java values, as a client would have sent them; made when first asked for. */
    public List<@Nullable Object> plainArguments() {
        List<@Nullable Object> values = plain;
        if (values == null) {
            values = read();
            plain = values;
        }
        return values;
    }

    private List<@Nullable Object> read() {
        EncodedArguments encoded = encoded();
        List<byte[]> attachments = encoded.attachments();
        try {
            return json.parseEvent(encoded.json(), attachments, !attachments.isEmpty())
                    .values();
        } catch (MalformedJsonException tooDeep) {
            return arguments;
        }
    }
}
