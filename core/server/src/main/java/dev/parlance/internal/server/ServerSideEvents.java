package dev.parlance.internal.server;

import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.execution.SerialExecutor;
import dev.parlance.socket.Ack;
import dev.parlance.socket.Namespace.ServerSideListener;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Events from the other servers, and who hears them here: events of one name in the order in which they came. */
final class ServerSideEvents {
    private final Environment environment;
    private final Map<String, Audience> audiences = new ConcurrentHashMap<>(2);

    /** Those who hear events of one name. */
    private record Audience(List<ServerSideListener> listeners, Executor inTurn) {}

    ServerSideEvents(Environment environment) {
        this.environment = environment;
    }

    Registration add(String name, ServerSideListener listener) {
        Audience audience = audiences.computeIfAbsent(
                name, first -> new Audience(new CopyOnWriteArrayList<>(), new SerialExecutor(environment.handlers())));
        return Registrations.in(audience.listeners, listener);
    }

    void tell(String name, List<@Nullable Object> arguments) {
        Audience audience = audiences.get(name);
        if (audience != null) {
            audience.inTurn.execute(() -> run(name, audience, arguments, new Answer(false)));
        }
    }

    CompletionStage<@Nullable Object> ask(String name, List<@Nullable Object> arguments) {
        Answer answer = new Answer(true);
        Audience audience = audiences.get(name);
        if (audience != null) {
            environment.handlers().execute(() -> run(name, audience, arguments, answer));
        }
        return answer.value;
    }

    private static void run(String name, Audience audience, List<@Nullable Object> arguments, Answer answer) {
        for (ServerSideListener listener : audience.listeners) {
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
        public void send(@Nullable Object... values) {
            value.complete(values.length == 0 ? null : values[0]);
        }
    }
}
