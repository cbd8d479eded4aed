package dev.parlance.internal.server;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.MalformedJsonException;
import dev.parlance.internal.protocol.PacketEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event on its way out of a namespace, written as JSON once, whoever gets it. */
final class Outgoing {
    static final long NO_ACK = -1;

    private final JsonCodec json;
    private final String namespace;
    private final String name;
    private final List<@Nullable Object> arguments;
    private final EncodedArguments encoded;
    private volatile @Nullable List<@Nullable Object> plain;

    /**
     * Writes an event.
     *
     * @param arguments its arguments as the application gave them
     */
    Outgoing(JsonCodec json, String namespace, String name, List<@Nullable Object> arguments) {
        this.json = json;
        this.namespace = namespace;
        this.name = name;
        this.arguments = arguments;
        this.encoded = json.encodeEvent(name, arguments);
    }

    String name() {
        return name;
    }

    /** The event as it travels; with {@link #NO_ACK} it is the same for everyone. */
    Frame frame(long ackId) {
        return PacketEncoder.event(namespace, ackId, encoded.json(), encoded.attachments());
    }

    /** Its arguments as plain Java values, as a client would have sent them; made when first asked for. */
    List<@Nullable Object> plainArguments() {
        List<@Nullable Object> values = plain;
        if (values == null) {
            values = read();
            plain = values;
        }
        return values;
    }

    private List<@Nullable Object> read() {
        List<byte[]> attachments = encoded.attachments();
        try {
            return json.parseEvent(encoded.json(), attachments, !attachments.isEmpty())
                    .values();
        } catch (MalformedJsonException tooDeep) {
            return arguments;
        }
    }
}
