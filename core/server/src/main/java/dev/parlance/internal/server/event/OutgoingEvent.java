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
    private final @Nullable String label;
    private final List<@Nullable Object> arguments;
    private final EncodedForms forms;
    private final @Nullable Position position;
    private volatile @Nullable List<@Nullable Object> plain;

    /**
     * Writes an event.
     *
     * @param label as {@link #label}
     * @param arguments its arguments as the application gave them
     */
    OutgoingEvent(
            JsonCodec json, String namespace, String name, @Nullable String label, List<@Nullable Object> arguments) {
        this.json = json;
        this.namespace = namespace;
        this.name = name;
        this.label = label;
        this.arguments = arguments;
        this.forms = new EncodedForms(json, json.encodeEvent(name, arguments));
        this.position = null;
    }

    /**
     * Where it stands among the events that are kept.
     *
     * @param isBehind whether it only comes behind that place, and is not kept itself
     */
    private record Position(String offset, boolean isBehind) {
        // The official client takes a text that an event ends with for an offset.
        boolean isNeeded(EncodedArguments encoded) {
            return !isBehind || encoded.endsWithText();
        }
    }

    private OutgoingEvent(
            OutgoingEvent same, String namespace, List<@Nullable Object> arguments, @Nullable Position position) {
        this.json = same.json;
        this.namespace = namespace;
        this.name = same.name;
        this.label = same.label;
        this.arguments = arguments;
        this.forms = same.forms;
        this.position = position;
    }

    /** The same event in another namespace; its JSON is not written again. */
    public OutgoingEvent in(String other) {
        return new OutgoingEvent(this, other, arguments, position);
    }

    /**
     * The same event at a place among those that are kept for connection state recovery: clients that speak Socket.IO receive that
     * as one argument more. Its JSON is not written again, and of what the application gave nothing is kept.
     */
    public OutgoingEvent at(String offset) {
        return new OutgoingEvent(this, namespace, List.of(), new Position(offset, false));
    }

    /** The same event, not kept, behind one at a place: that is sent if a client would take something else for it. */
    public OutgoingEvent behind(String offset) {
        return new OutgoingEvent(this, namespace, List.of(), new Position(offset, true));
    }

    /** How many bytes its JSON and its attachments have together. */
    public long size() {
        return encoded().size();
    }

    public String name() {
        return name;
    }

    /** What it is called in metrics; null if its name may be anybody's. */
    public @Nullable String label() {
        return label;
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
        EncodedArguments encoded = forms.in(format);
        Position sent = position;
        boolean placed = sent != null && ackId == Packet.NO_ACK && format.hasAcks() && sent.isNeeded(encoded);
        return format.event(namespace, ackId, placed ? encoded.with(sent.offset) : encoded);
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
