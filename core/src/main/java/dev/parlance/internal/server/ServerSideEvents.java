package dev.parlance.internal.server;

import dev.parlance.socket.Ack;
import dev.parlance.socket.Namespace.ServerSideListener;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Events from the other servers, and who hears them here. */
final class ServerSideEvents {
    private final Environment environment;
    private final Map<String, List<ServerSideListener>> listeners = new ConcurrentHashMap<>(2);

    ServerSideEvents(Environment environment) {
        this.environment = environment;
    }

    Registration add(String name, ServerSideListener listener) {
        return Registrations.in(listeners.computeIfAbsent(name, first -> new CopyOnWriteArrayList<>()), listener);
    }

    void tell(String name, List<@Nullable Object> arguments) {
        run(name, arguments, new Answer(false));
    }

    CompletionStage<@Nullable Object> ask(String name, List<@Nullable Object> arguments) {
        Answer answer = new Answer(true);
        run(name, arguments, answer);
        return answer.value;
    }

    private void run(String name, List<@Nullable Object> arguments, Answer answer) {
        environment.handlers().execute(() -> {
            for (ServerSideListener listener : listeners.getOrDefault(name, List.of())) {
                Safely.run(
                        () -> listener.event(arguments, answer),
                        "A listener of the server-side event \"{}\" failed",
                        name);
            }
        });
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
