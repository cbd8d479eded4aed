package dev.parlance.internal.server.listener;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.socket.AsyncEventHandler;
import dev.parlance.socket.AsyncHandler;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.EventMiddleware;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RequestHandler;
import dev.parlance.socket.UntypedListenable;
import dev.parlance.socket.User;

/** A {@link Listenable} whose registrations are kept elsewhere. */
public interface ForwardingListenable<U extends User> extends Listenable<U> {
    /** Where they are kept. */
    Listeners<U> listeners();

    @Override
    default <P> Registration on(ClientEvent<P> event, EventHandler<U, P> handler) {
        return listeners().on(event, handler);
    }

    @Override
    default <P> Registration onAsync(ClientEvent<P> event, AsyncEventHandler<U, P> handler) {
        return listeners().onAsync(event, handler);
    }

    @Override
    default <P> Registration once(ClientEvent<P> event, EventHandler<U, P> handler) {
        return listeners().once(event, handler);
    }

    @Override
    default <P, R> Registration handle(ClientRequest<P, R> request, RequestHandler<U, P, R> handler) {
        return listeners().handle(request, handler);
    }

    @Override
    default <P, R> Registration handleAsync(ClientRequest<P, R> request, AsyncHandler<U, P, R> handler) {
        return listeners().handleAsync(request, handler);
    }

    @Override
    default Listenable<U> nonBlocking() {
        return listeners().nonBlocking();
    }

    @Override
    default UntypedListenable<U> untyped() {
        return listeners().untyped();
    }

    @Override
    default Registration useEvents(EventMiddleware<U> middleware) {
        return listeners().useEvents(middleware);
    }
}
