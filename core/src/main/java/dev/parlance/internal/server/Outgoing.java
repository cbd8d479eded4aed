package dev.parlance.internal.server;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.json.EncodedArguments;
import dev.parlance.internal.protocol.PacketEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way out of a namespace, written as JSON once, whoever gets it.
 *
 * @param arguments its arguments as the application gave them
 */
record Outgoing(String namespace, String name, List<@Nullable Object> arguments, EncodedArguments encoded) {
    static final long NO_ACK = -1;

    /** The event as it travels; with {@link #NO_ACK} it is the same for everyone. */
    Frame frame(long ackId) {
        return PacketEncoder.event(namespace, ackId, encoded.json(), encoded.attachments());
    }
}
