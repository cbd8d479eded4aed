package dev.parlance.socket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event as a client sent it, before any type was put on it. */
public interface IncomingEvent {
    /** Its name on the wire. */
    String name();

    /** Its arguments as plain Java values, binary as {@code byte[]}; made when first asked for. */
    List<@Nullable Object> arguments();

    /** Whether the client asked for an ack. */
    boolean expectsAck();
}
