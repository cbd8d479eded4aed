package dev.parlance.socket;

/**
 * Where listeners of events by their names are registered, without types: a namespace's or a socket's {@code untyped()}.
 * Otherwise as {@link Listenable}.
 *
 * @param <U> the application's type of a user
 */
public interface UntypedListenable<U extends User> {
    /**
     * Adds a listener of events of that name.
     *
     * <pre>{@code
     * namespace.untyped().on("echo", (socket, arguments, ack) -> ack.send(arguments.toArray()));
     * }</pre>
     *
     * @throws IllegalArgumentException if the name is reserved by Socket.IO
     */
    Registration on(String name, UntypedHandler<U> handler);

    /**
     * As {@link #on}, for the next time only.
     *
     * <pre>{@code
     * socket.untyped().once("ready", (socket, arguments, ack) -> log.info("{} is ready", socket.id()));
     * }</pre>
     */
    Registration once(String name, UntypedHandler<U> handler);

    /**
     * Adds a listener of all events from clients, called before their listeners; an event without another listener
     * counts as unknown.
     *
     * <pre>{@code
     * namespace.untyped().onAny((socket, name, arguments) -> log.debug("{} sent {}", socket.id(), name));
     * }</pre>
     */
    Registration onAny(CatchAllListener<U> listener);

    /**
     * Adds a listener of all events to clients, called for each socket that an event goes to, on the sender's thread.
     *
     * <pre>{@code
     * namespace.untyped().onAnyOutgoing((socket, name, arguments) -> log.debug("{} is sent {}", socket.id(), name));
     * }</pre>
     */
    Registration onAnyOutgoing(CatchAllListener<U> listener);
}
