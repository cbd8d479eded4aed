package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * Sends events by their names, without types: for bridges, and for what no catalogue declares. Otherwise as
 * {@link Emitter}, which gives it: {@code emitter.untyped()}.
 */
@FunctionalInterface
public interface UntypedEmitter {
    /**
     * Sends an event.
     *
     * <pre>{@code
     * socket.untyped().emit("news", Map.of("title", "Hello"), 42);
     * socket.untyped().emit("selected", null);                            // one argument, null
     * }</pre>
     *
     * @param arguments plain Java values, records, {@code byte[]} for binary. A null array, as {@code emit("x", null)}
     *     passes it, is one argument that is null
     * @throws IllegalArgumentException if the name is reserved by Socket.IO, or an argument cannot be written as JSON
     */
    void emit(String name, @Nullable Object @Nullable ... arguments);
}
