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
     * <pre>{@code
     * namespace.to(CHAT.room(chatId)).emit(SAID, new Said(user.id(), "Hello"));
     * }</pre>
     *
     * @throws IllegalArgumentException if the payload cannot be written as JSON
     */
    <P extends @Nullable Object> void emit(ServerEvent<P> event, P payload);

    /**
     * Sends an event that carries nothing.
     *
     * <pre>{@code
     * namespace.emit(CLOSING);
     * }</pre>
     */
    void emit(ServerEvent<Void> event);

    /** The same for events by their names, without types. */
    UntypedEmitter untyped();
}
