package dev.parlance.socket;

import dev.parlance.event.ServerEvent;
import org.jspecify.annotations.Nullable;

/**
 * Sends events. May be used from any thread and never blocks; what one thread sends to one socket arrives in that
 * order. A socket that has disconnected gets nothing, and that is no error.
 *
 * <p>Binary values travel as attachments of the event, each {@code byte[]} one. JavaScript clients of today
 * (socket.io-client 4.8 with socket.io-parser 4.2.7) accept at most ten in one event, and disconnect with {@code parse
 * error} if there are more.
 */
public interface Emitter {
    /**
     * Sends an event.
     *
     * @throws IllegalArgumentException if the payload cannot be written as JSON
     */
    <P> void emit(ServerEvent<P> event, P payload);

    /** Sends an event that carries nothing. */
    void emit(ServerEvent<Void> event);

    /**
     * Sends an event without a type.
     *
     * @param arguments plain Java values, records, {@code byte[]} for binary
     * @throws IllegalArgumentException if the name is reserved by Socket.IO, or an argument cannot be written as JSON
     */
    void emit(String name, @Nullable Object... arguments);
}
