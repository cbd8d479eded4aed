package dev.parlance.internal.server;

import dev.parlance.socket.DisconnectReason;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The steps of closing a server. */
final class Shutdown {
    private static final Duration STEP = Duration.ofMillis(10);

    private final Environment environment;
    private final Collection<Connection> connections;
    private final Namespaces namespaces;
    private final long end;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Shutdown(Environment environment, Collection<Connection> connections, Namespaces namespaces, Duration deadline) {
        this.environment = environment;
        this.connections = connections;
        this.namespaces = namespaces;
        this.end = environment.scheduler().nanoTime() + deadline.toNanos();
    }

    CompletionStage<Void> run() {
        environment.engine().stopAccepting();
        connections.forEach(Connection::drain);
        whenIdle(List.copyOf(connections), this::disconnect);
        return done;
    }

    private void disconnect() {
        List<Connection> open = List.copyOf(connections);
        open.forEach(connection -> connection.shut(DisconnectReason.SERVER_SHUTTING_DOWN));
        // Those who hear of the end may still send; what they send to others leaves before the engine is closed.
        whenIdle(open, this::closeEngine);
    }

    private void closeEngine() {
        environment.engine().close(left()).whenComplete((closed, failure) -> {
            namespaces.all().forEach(namespace -> namespace.adapter().close());
            done.complete(null);
        });
    }

    private void whenIdle(List<Connection> all, Runnable next) {
        if (left().isZero() || all.stream().allMatch(Connection::isIdle)) {
            environment.callbacks().execute(next);
        } else {
            environment.scheduler().schedule(STEP, () -> whenIdle(all, next));
        }
    }

    private Duration left() {
        long nanos = end - environment.scheduler().nanoTime();
        return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }
}
