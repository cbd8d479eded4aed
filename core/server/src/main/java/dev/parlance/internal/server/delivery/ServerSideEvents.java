package dev.parlance.internal.server.delivery;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.execution.SerialExecutor;
import dev.parlance.internal.server.listener.Registrations;
import dev.parlance.socket.Ack;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ServerSideListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The listeners of events from other servers. Events of one name are delivered in the order in which they came. */
public final class ServerSideEvents {
    private final Executor handlers;
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>(2);

    /** The listeners of one name, and what runs them one event after another. */
    private record Subscription(List<ServerSideListener> listeners, Executor serial) {}

    ServerSideEvents(Executor handlers) {
        this.handlers = handlers;
    }

    /** Adds a listener of the application. */
    public Registration add(String name, ServerSideListener listener) {
        Subscription subscription = subscriptions.computeIfAbsent(
                name, first -> new Subscription(new CopyOnWriteArrayList<>(), new SerialExecutor(handlers)));
        return Registrations.in(subscription.listeners, listener);
    }

    /** Delivers an event that expects no answer. */
    void deliver(String name, List<@Nullable Object> arguments) {
        Subscription subscription = subscriptions.get(name);
        if (subscription != null) {
            subscription.serial.execute(() -> run(name, subscription, arguments, new Answer(false)));
        }
    }

    /** Delivers an event that expects an answer; the stage never ends if there is none. */
    CompletableFuture<@Nullable Object> ask(String name, List<@Nullable Object> arguments) {
        Answer answer = new Answer(true);
        Subscription subscription = subscriptions.get(name);
        if (subscription != null) {
            handlers.execute(() -> run(name, subscription, arguments, answer));
        }
        return answer.value;
    }

    private static void run(String name, Subscription subscription, List<@Nullable Object> arguments, Answer answer) {
        for (ServerSideListener listener : subscription.listeners) {
            Safely.run(
                    () -> listener.event(arguments, answer), "A listener of the server-side event \"{}\" failed", name);
        }
    }

    private static final class Answer implements Ack {
        private final CompletableFuture<@Nullable Object> value = new CompletableFuture<>();
        private final boolean expected;

        Answer(boolean expected) {
            this.expected = expected;
        }

        @Override
        public boolean isExpected() {
            return expected;
        }

        @Override
        public void send(@Nullable Object @Nullable ... values) {
            value.complete(values == null || values.length == 0 ? null : values[0]);
        }
    }
}
