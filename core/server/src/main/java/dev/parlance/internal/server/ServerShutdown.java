package dev.parlance.internal.server;

import dev.parlance.internal.server.connection.Connection;
import dev.parlance.internal.server.http.Handshakes;
import dev.parlance.internal.server.http.HttpRoutes;
import dev.parlance.internal.server.namespace.Namespaces;
import dev.parlance.socket.DisconnectReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps of closing a server. Nothing of it blocks or is application code: it runs wherever the step before has
 * ended, since an executor of handlers that is closed too early must not keep the server from closing.
 */
final class ServerShutdown {
    private static final Duration STEP = Duration.ofMillis(10);

    private final Environment environment;
    private final Set<Connection> connections;
    private final HttpRoutes routes;
    private final Handshakes handshakes;
    private final Namespaces namespaces;
    private final long end;

    /** How many tasks for the end of namespaces have not ended. */
    private final AtomicInteger closeTasks = new AtomicInteger();

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    /**
     * Prepares it.
     *
     * @param connections those open, and those ended of which something is still to be handled
     */
    ServerShutdown(
            Environment environment,
            Set<Connection> connections,
            HttpRoutes routes,
            Handshakes handshakes,
            Namespaces namespaces,
            Duration deadline) {
        this.environment = environment;
        this.connections = connections;
        this.routes = routes;
        this.handshakes = handshakes;
        this.namespaces = namespaces;
        this.end = environment.execution().timers().nanoTime() + deadline.toNanos();
    }

    CompletionStage<Void> run() {
        environment.engine().stopAccepting();
        connections.forEach(Connection::drain);
        routes.drain();
        whenIdle(this::disconnect);
        return done;
    }

    private void disconnect() {
        List.copyOf(connections).forEach(connection -> connection.close(DisconnectReason.SERVER_SHUTTING_DOWN));
        // Disconnect listeners may still send; what they send to other clients leaves before the engine is closed.
        whenIdle(this::closeEngine);
    }

    private void closeEngine() {
        // Plain WebSockets end with the engine, and have listeners too.
        environment.engine().close(left()).whenComplete((closed, failure) -> whenIdle(this::release));
    }

    private void release() {
        namespaces.close().forEach(this::runLast);
        whenIdle(() -> done.complete(null));
    }

    private void runLast(Runnable closeTask) {
        closeTasks.incrementAndGet();
        environment.execution().handlers().execute(() -> {
            closeTask.run();
            closeTasks.decrementAndGet();
        });
    }

    private void whenIdle(Runnable next) {
        if (left().isZero() || isIdle()) {
            next.run();
        } else {
            environment.execution().timers().schedule(STEP, () -> whenIdle(next));
        }
    }

    // Also what follows a disconnect and waits for a store: others are to receive it.
    private boolean isIdle() {
        return connections.stream().allMatch(Connection::isIdle)
                && routes.isIdle()
                && handshakes.isIdle()
                && closeTasks.get() == 0
                && environment.blocking().isIdle();
    }

    private Duration left() {
        long nanos = end - environment.execution().timers().nanoTime();
        return nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }
}
