package dev.parlance.internal.server.event;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Printable;
import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.protocol.Packet;
import dev.parlance.socket.IncomingEvent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An {@link IncomingEvent} whose arguments are decoded when first used. Used by one thread after another. */
public final class ReceivedEvent implements IncomingEvent {
    private final IncomingArguments received;
    private final long ackId;
    private EventFormat format = SocketIoFormat.PLAIN;
    private IncomingArguments content;
    private @Nullable RefusedException undecodable;

    /** Makes one of what has come. */
    public ReceivedEvent(IncomingArguments received, long ackId) {
        this.received = received;
        this.ackId = ackId;
        this.content = received;
    }

    /** Reads its arguments in a format. If they are not in it, they stay as they came, and {@link #check} throws. */
    public void readAs(EventFormat read, JsonCodec json) {
        if (read == format) {
            return;
        }
        format = read;
        content = received;
        undecodable = null;
        try {
            content = read.decode(json, received);
        } catch (RefusedException e) {
            undecodable = e;
        }
    }

    /**
     * Checks that its arguments are in the format in which they were read.
     *
     * @throws RefusedException if they are not
     */
    public void check() {
        if (undecodable != null) {
            throw undecodable;
        }
    }

    /** Its arguments. */
    public IncomingArguments content() {
        return content;
    }

    /** The id with which its ack goes back; {@link Packet#NO_ACK} if none is expected. */
    public long ackId() {
        return ackId;
    }

    /** How many bytes its client has sent. */
    public int size() {
        return received.size();
    }

    /** About how many bytes it takes with its values. */
    public int heldSize() {
        long before = content == received ? 0 : received.size();
        return (int) Math.min(before + content.decodedSize(), Integer.MAX_VALUE);
    }

    @Override
    public String name() {
        return Objects.requireNonNull(received.name());
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
