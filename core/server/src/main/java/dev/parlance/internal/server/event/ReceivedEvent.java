package dev.parlance.internal.server.event;

import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.socket.IncomingEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An {@link IncomingEvent} whose arguments are decoded when first used. */
public record ReceivedEvent(IncomingArguments content, long ackId) implements IncomingEvent {
    @Override
    public String name() {
        return Objects.requireNonNull(content.name());
    }

    @Override
    public List<@Nullable Object> arguments() {
        return content.values();
    }

    @Override
    public boolean expectsAck() {
        return ackId != Packet.NO_ACK;
    }

    /** Its name only, as it may be logged: what it carries may be private. */
    @Override
    public String toString() {
        return Printable.of(name());
    }
}
