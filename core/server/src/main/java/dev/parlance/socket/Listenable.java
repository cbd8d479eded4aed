package dev.parlance.socket;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Where listeners are registered: a namespace (for all its sockets) or one socket. May be called at any time from any
 * thread. Listeners of the socket run after those of its namespace, each in the order of registration.
 *
 * @param <U> the application's type of a user
 */
public interface Listenable<U extends User> {
    /**
     * Adds a listener of an event that has no answer. If it refuses or fails, the listeners after it are not called.
     *
     * <pre>{@code
     * namespace.on(TYPING, (socket, typing) -> socket.to(CHAT.room(typing.chatId())).emit(TYPED, typing));
     * }</pre>
     *
     * @throws IllegalArgumentException if the name is registered here with another payload, or has a request's handler
     */
    <P extends @Nullable Object> Registration on(ClientEvent<P> event, EventHandler<U, P> handler);

    /**
     * The same for an event that carries nothing.
     *
     * <pre>{@code
     * namespace.on(GOODBYE, socket -> socket.disconnect());
     * }</pre>
     */
    default Registration on(ClientEvent<Void> event, SocketConsumer<U> handler) {
        return on(event, (socket, nothing) -> handler.accept(socket));
    }

    /**
     * Handles an event that has no answer, and ends later: the client is answered when all listeners of the event have
     * ended. The listeners after it are called when it has returned its stage.
     *
     * <pre>{@code
     * namespace.onAsync(SEEN, (socket, seen) -> marks.store(socket.user().id(), seen.messageId()));
     * }</pre>
     *
     * @throws IllegalArgumentException as {@link #on(ClientEvent, EventHandler)}
     */
    <P extends @Nullable Object> Registration onAsync(ClientEvent<P> event, AsyncEventHandler<U, P> handler);

    /** The same for an event that carries nothing. */
    default Registration onAsync(ClientEvent<Void> event, SocketFunction<U, ? extends CompletionStage<?>> handler) {
        return onAsync(event, (socket, nothing) -> handler.apply(socket));
    }

    /**
     * As {@link #on(ClientEvent, EventHandler)}, for the next time only.
     *
     * <pre>{@code
     * socket.once(SEEN, (socket, seen) -> log.info("{} has read {}", socket.id(), seen.messageId()));
     * }</pre>
     */
    <P extends @Nullable Object> Registration once(ClientEvent<P> event, EventHandler<U, P> handler);

    /** The same for an event that carries nothing. */
    default Registration once(ClientEvent<Void> event, SocketConsumer<U> handler) {
        return once(event, (socket, nothing) -> handler.accept(socket));
    }

    /**
     * Answers a request.
     *
     * <pre>{@code
     * namespace.handle(SAY, (socket, say) -> {
     *     namespace.to(CHAT.room(say.chatId())).emit(SAID, new Said(socket.user().id(), say.text()));
     *     return new Receipt(say.id());
     * });
     * }</pre>
     *
     * @throws IllegalArgumentException if the request has a handler already, or the name another payload
     */
    <P extends @Nullable Object, R extends @Nullable Object> Registration handle(
            ClientRequest<P, R> request, RequestHandler<U, P, R> handler);

    /**
     * The same for a request that carries nothing.
     *
     * <pre>{@code
     * namespace.handle(WHO_AM_I, socket -> new Me(socket.user().id()));
     * }</pre>
     */
    default <R extends @Nullable Object> Registration handle(
            ClientRequest<Void, R> request, SocketFunction<U, R> handler) {
        return handle(request, (socket, nothing) -> handler.apply(socket));
    }

    /**
     * Answers a request later.
     *
     * <pre>{@code
     * namespace.handleAsync(QUOTE, (socket, quote) -> prices.of(quote.symbol()).thenApply(Price::new));
     * }</pre>
     *
     * @throws IllegalArgumentException if the request has a handler already, or the name another payload
     */
    <P extends @Nullable Object, R extends @Nullable Object> Registration handleAsync(
            ClientRequest<P, R> request, AsyncHandler<U, P, R> handler);

    /** The same for a request that carries nothing. */
    default <R extends @Nullable Object> Registration handleAsync(
            ClientRequest<Void, R> request, SocketFunction<U, ? extends CompletionStage<R>> handler) {
        return handleAsync(request, (socket, nothing) -> handler.apply(socket));
    }

    /**
     * The same, for handlers and listeners that never block: what is registered here runs on the event loop that has
     * received the event, without a change of thread, as long as nothing else of the socket waits to be handled and all
     * handlers of the event were registered so. Such a handler must not wait for anything (a lock, a database, an ack) and
     * must be short: while it runs, the other connections of its event loop wait. One that takes more than 10 ms is named
     * in the log, and from then on runs on handler threads. Catch-all listeners and event middlewares always do, and while
     * there are any, all handlers do.
     *
     * <pre>{@code
     * namespace.nonBlocking().handle(PRICE, (socket, price) -> prices.get(price.symbol()));
     * }</pre>
     */
    Listenable<U> nonBlocking();

    /** The same for events by their names, without types. */
    UntypedListenable<U> untyped();

    /**
     * Puts a middleware before the listeners of every event that comes in.
     *
     * <pre>{@code
     * namespace.useEvents((socket, event) -> {
     *     if (!limiter.allows(socket.user().id(), event.name())) {
     *         throw new RefusedException(RefusalCode.RATE_LIMITED, "too many events");
     *     }
     * });
     * }</pre>
     */
    Registration useEvents(EventMiddleware<U> middleware);
}
