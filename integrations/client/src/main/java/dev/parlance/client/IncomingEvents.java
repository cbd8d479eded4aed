package dev.parlance.client;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes the events of the server to their listeners and handlers. */
final class IncomingEvents {
    private final ClientCodec codec;
    private final ErrorReports errors;
    private final Map<String, ListenerList<Receiver>> byName = new ConcurrentHashMap<>();
    private final ListenerList<Receiver> byPattern = new ListenerList<>();
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final ListenerList<NamedEventListener<List<@Nullable Object>>> unknown = new ListenerList<>();

    /** Reads an event and passes it to a listener. */
    private interface Receiver {
        /** Whether it listens to events of that name. */
        boolean receives(String name);

        void receive(String name, Object[] arguments) throws Exception;
    }

    /** Reads a request and begins to answer it; the values of the ack. */
    private interface Handler {
        CompletableFuture<Object[]> handle(Object[] arguments) throws Exception;
    }

    IncomingEvents(ClientCodec codec, ErrorReports errors) {
        this.codec = codec;
        this.errors = errors;
    }

    <P extends @Nullable Object> ClientRegistration on(ServerEvent<P> event, ServerEventListener<? super P> listener) {
        codec.check(event);
        return byName.computeIfAbsent(event.name(), name -> new ListenerList<>())
                .add(new Receiver() {
                    @Override
                    public boolean receives(String name) {
                        return true;
                    }

                    @Override
                    public void receive(String name, Object[] arguments) throws Exception {
                        listener.received(codec.payload(name, event.payload(), arguments));
                    }
                });
    }

    <P extends @Nullable Object> ClientRegistration on(
            ServerEventPattern<P> pattern, NamedEventListener<? super P> listener) {
        codec.check(pattern);
        return byPattern.add(new Receiver() {
            @Override
            public boolean receives(String name) {
                return ClientCatalogues.allows(pattern, name);
            }

            @Override
            public void receive(String name, Object[] arguments) throws Exception {
                listener.received(name, codec.payload(name, pattern.payload(), arguments));
            }
        });
    }

    <P extends @Nullable Object> CompletableFuture<P> next(ServerEvent<P> event) {
        codec.check(event);
        CompletableFuture<P> next = new CompletableFuture<>();
        ClientRegistration listening = byName.computeIfAbsent(event.name(), name -> new ListenerList<>())
                .add(new Receiver() {
                    @Override
                    public boolean receives(String name) {
                        return !next.isDone();
                    }

                    @Override
                    public void receive(String name, Object[] arguments) {
                        try {
                            next.complete(codec.payload(name, event.payload(), arguments));
                        } catch (InvalidPayloadException e) {
                            next.completeExceptionally(e);
                        }
                    }
                });
        next.whenComplete((payload, failure) -> listening.remove());
        return next;
    }

    ClientRegistration onUnknown(NamedEventListener<List<@Nullable Object>> listener) {
        return unknown.add(listener);
    }

    <P extends @Nullable Object, R extends @Nullable Object> ClientRegistration handle(
            ServerRequest<P, R> request, AsyncServerRequestHandler<? super P, ? extends R> handler) {
        codec.check(request);
        Handler added = arguments -> handler.answer(codec.payload(request.name(), request.payload(), arguments))
                .toCompletableFuture()
                .thenApply(answer -> codec.answer(request, answer));
        if (handlers.putIfAbsent(request.name(), added) != null) {
            throw new IllegalStateException("\"" + request.name() + "\" has a handler already");
        }
        return () -> handlers.remove(request.name(), added);
    }

    /**
     * An event has come.
     *
     * @param ack sends the values of its ack; null if the server asks for none
     */
    void receive(String name, Object[] arguments, @Nullable Consumer<Object[]> ack) {
        boolean received = pass(byName.getOrDefault(name, new ListenerList<>()), name, arguments);
        received |= pass(byPattern, name, arguments);
        Handler handler = handlers.get(name);
        if (handler != null) {
            answer(name, handler, arguments, ack);
        } else if (!received && codec.catalogues().hasFromServer(name)) {
            if (ack != null) {
                errors.report(
                        name, new IllegalStateException("the server waits for an answer, and there is no handler"));
            }
        } else if (!received) {
            unknown.forEach(listener -> attempt(name, () -> listener.received(name, codec.values(name, arguments))));
        }
    }

    private boolean pass(ListenerList<Receiver> receivers, String name, Object[] arguments) {
        boolean[] received = {false};
        receivers.forEach(receiver -> {
            if (receiver.receives(name)) {
                received[0] = true;
                attempt(name, () -> receiver.receive(name, arguments));
            }
        });
        return received[0];
    }

    private void answer(String name, Handler handler, Object[] arguments, @Nullable Consumer<Object[]> ack) {
        attempt(
                name,
                () -> handler.handle(arguments).whenComplete((values, failure) -> {
                    if (failure != null) {
                        errors.report(
                                name,
                                failure instanceof CompletionException && failure.getCause() != null
                                        ? failure.getCause()
                                        : failure);
                    } else if (ack != null) {
                        ack.accept(values);
                    }
                }));
    }

    /** Code of the application, which may throw anything. */
    private interface Attempt {
        void run() throws Exception;
    }

    private void attempt(String name, Attempt attempt) {
        try {
            attempt.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            errors.report(name, e);
        } catch (Throwable e) {
            errors.report(name, e);
        }
    }
}
