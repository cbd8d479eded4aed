package dev.parlance.internal.server.listener;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Event;
import dev.parlance.event.EventNames;
import dev.parlance.socket.AsyncEventHandler;
import dev.parlance.socket.AsyncHandler;
import dev.parlance.socket.CatchAllListener;
import dev.parlance.socket.EventHandler;
import dev.parlance.socket.EventMiddleware;
import dev.parlance.socket.Listenable;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RequestHandler;
import dev.parlance.socket.UntypedHandler;
import dev.parlance.socket.UntypedListenable;
import dev.parlance.socket.User;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is registered on a namespace or on one socket. */
public final class Listeners<U extends User> implements Listenable<U> {
    private final Map<String, List<Listener<U>>> byName;
    private final List<CatchAllListener<U>> incoming;
    private final List<CatchAllListener<U>> outgoing;
    private final List<EventMiddleware<U>> middlewares;
    private final EventRules rules;
    private final boolean nonBlocking;

    /** Listeners that keep the rules. */
    public Listeners(EventRules rules) {
        this.byName = new ConcurrentHashMap<>(4);
        this.incoming = new CopyOnWriteArrayList<>();
        this.outgoing = new CopyOnWriteArrayList<>();
        this.middlewares = new CopyOnWriteArrayList<>();
        this.rules = rules;
        this.nonBlocking = false;
    }

    /** The same listeners, to which those that never block are added. */
    private Listeners(Listeners<U> same) {
        this.byName = same.byName;
        this.incoming = same.incoming;
        this.outgoing = same.outgoing;
        this.middlewares = same.middlewares;
        this.rules = same.rules;
        this.nonBlocking = true;
    }

    @Override
    public Listenable<U> nonBlocking() {
        return nonBlocking ? this : new Listeners<>(this);
    }

    /** Whether nothing must be called before the listeners of an event. */
    public boolean isWithoutCatchAllAndMiddleware() {
        return incoming.isEmpty() && middlewares.isEmpty();
    }

    /** Empty listeners for one socket of the namespace that these are of. */
    Listeners<U> ofSocket() {
        return new Listeners<>(rules.ofSocket());
    }

    /** The listeners of that event. */
    public List<Listener<U>> of(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /** The catch-all listeners of events from clients. */
    public List<CatchAllListener<U>> incoming() {
        return incoming;
    }

    /** The catch-all listeners of events to clients. */
    public List<CatchAllListener<U>> outgoing() {
        return outgoing;
    }

    /** The event middlewares. */
    public List<EventMiddleware<U>> middlewares() {
        return middlewares;
    }

    @Override
    public <P> Registration on(ClientEvent<P> event, EventHandler<U, P> handler) {
        return add(event, new Listener.Typed<>(event, handler));
    }

    @Override
    public <P> Registration onAsync(ClientEvent<P> event, AsyncEventHandler<U, P> handler) {
        return add(event, new Listener.TypedAsync<>(event, handler));
    }

    @Override
    public <P> Registration once(ClientEvent<P> event, EventHandler<U, P> handler) {
        return OneShot.register(first -> on(event, (socket, payload) -> {
            if (first.take()) {
                handler.handle(socket, payload);
            }
        }));
    }

    @Override
    public <P, R> Registration handle(ClientRequest<P, R> request, RequestHandler<U, P, R> handler) {
        return add(request, new Listener.Answering<>(request, handler));
    }

    @Override
    public <P, R> Registration handleAsync(ClientRequest<P, R> request, AsyncHandler<U, P, R> handler) {
        return add(request, new Listener.AnsweringAsync<>(request, handler));
    }

    @Override
    public UntypedListenable<U> untyped() {
        return new UntypedListeners<>(this);
    }

    Registration add(String name, UntypedHandler<U> handler) {
        return add(EventNames.check(name), new Listener.Untyped<>(handler));
    }

    Registration addIncoming(CatchAllListener<U> listener) {
        return Registrations.in(incoming, listener);
    }

    Registration addOutgoing(CatchAllListener<U> listener) {
        return Registrations.in(outgoing, listener);
    }

    @Override
    public Registration useEvents(EventMiddleware<U> middleware) {
        return Registrations.in(middlewares, middleware);
    }

    private Registration add(Event<?> event, Listener<U> listener) {
        rules.add(event);
        Registration registration = add(event.name(), listener);
        return Registrations.once(() -> {
            registration.remove();
            rules.remove(event);
        });
    }

    private Registration add(String name, Listener<U> registered) {
        Listener<U> listener = nonBlocking ? new Listener.NonBlocking<>(registered, new EventLoopPermit()) : registered;
        byName.compute(name, (same, before) -> {
            List<Listener<U>> listeners = before == null ? new CopyOnWriteArrayList<>() : before;
            listeners.add(listener);
            return listeners;
        });
        return Registrations.once(() -> remove(name, listener));
    }

    private void remove(String name, Listener<U> listener) {
        byName.computeIfPresent(name, (same, listeners) -> {
            listeners.removeIf(other -> other == listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }
}
