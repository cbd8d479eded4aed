package dev.parlance.socket;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;

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
     * @throws IllegalArgumentException if the name is registered here with another payload, or has a request's handler
     */
    <P> Registration on(ClientEvent<P> event, EventHandler<U, P> handler);

    /**
     * Handles an event that has no answer, and ends later: the client is answered when all listeners of the event have
     * ended. The listeners after it are called when it has returned its stage.
     *
     * @throws IllegalArgumentException as {@link #on(ClientEvent, EventHandler)}
     */
    <P> Registration onAsync(ClientEvent<P> event, AsyncEventHandler<U, P> handler);

    /** As {@link #on(ClientEvent, EventHandler)}, for the next time only. */
    <P> Registration once(ClientEvent<P> event, EventHandler<U, P> handler);

    /**
     * Answers a request.
     *
     * @throws IllegalArgumentException if the request has a handler already, or the name another payload
     */
    <P, R> Registration handle(ClientRequest<P, R> request, RequestHandler<U, P, R> handler);

    /**
     * Answers a request later.
     *
     * @throws IllegalArgumentException if the request has a handler already, or the name another payload
     */
    <P, R> Registration handleAsync(ClientRequest<P, R> request, AsyncHandler<U, P, R> handler);

    /**
     * The same, for handlers and listeners that never block: what is registered here runs on the event loop that has
     * received the event, without a change of thread, as long as nothing else of the socket waits to be handled and all
     * handlers of the event were registered so. Such a handler must not wait for anything (a lock, a database, an ack) and
     * must be short: while it runs, the other connections of its event loop wait. One that takes more than 10 ms is named
     * in the log, and from then on runs on handler threads. Catch-all listeners and event middlewares always do, and while
     * there are any, all handlers do.
     */
    Listenable<U> nonBlocking();

    /**
     * Adds a listener of events of that name, without a type.
     *
     * @throws IllegalArgumentException if the name is reserved by Socket.IO
     */
    Registration on(String name, UntypedHandler<U> handler);

    /** As {@link #on(String, UntypedHandler)}, for the next time only. */
    Registration once(String name, UntypedHandler<U> handler);

    /**
     * Adds a listener of all events from clients, called before their listeners; an event without another listener
     * counts as unknown.
     */
    Registration onAny(CatchAllListener<U> listener);

    /**
     * Adds a listener of all events to clients, called for each socket that an event goes to, on the sender's thread.
     */
    Registration onAnyOutgoing(CatchAllListener<U> listener);

    /** Puts a middleware before the listeners of every event that comes in. */
    Registration useEvents(EventMiddleware<U> middleware);
}
