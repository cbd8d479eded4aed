package dev.parlance.internal.server.listener;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.socket.AsyncEventHandler;
import dev.parlance.socket.AsyncHandler;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.RequestHandler;
import dev.parlance.socket.UntypedHandler;
import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/** A listener of events of one name. */
public sealed interface Listener<U extends User> {
    /** The token that it was registered with; null if without one. */
    @Nullable
    Event<?> event();

    /** Receives an event without an answer. */
    record Typed<U extends User, P>(ClientEvent<P> event, EventHandler<U, P> handler) implements Listener<U> {}

    /** Handles an event without an answer, and ends later. */
    record TypedAsync<U extends User, P>(ClientEvent<P> event, AsyncEventHandler<U, P> handler)
            implements Listener<U> {}

    /** Answers a request. */
    record Answering<U extends User, P, R>(ClientRequest<P, R> event, RequestHandler<U, P, R> handler)
            implements Listener<U> {}

    /** Answers a request with a stage. */
    record AnsweringAsync<U extends User, P, R>(ClientRequest<P, R> event, AsyncHandler<U, P, R> handler)
            implements Listener<U> {}

    /** One that never blocks, as the application says. */
    record NonBlocking<U extends User>(Listener<U> listener, EventLoopPermit permit) implements Listener<U> {
        @Override
        public @Nullable Event<?> event() {
            return listener.event();
        }
    }

    /** Whether it may run on an event loop now. */
    default boolean mayRunOnEventLoop() {
        return this instanceof NonBlocking<U> nonBlocking && nonBlocking.permit.isGiven();
    }

    /** Receives an event by its name, without a type. */
    record Untyped<U extends User>(UntypedHandler<U> handler) implements Listener<U> {
        @Override
        public @Nullable Event<?> event() {
            return null;
        }
    }
}
