package dev.parlance.internal.server;

import dev.parlance.internal.server.connection.Activity;
import dev.parlance.internal.server.connection.OpenConnection;
import dev.parlance.internal.server.http.Handshakes;
import dev.parlance.internal.server.http.HttpRoutes;
import dev.parlance.internal.server.namespace.Namespaces;
import dev.parlance.socket.DisconnectReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The steps of closing a server: lets open sessions go on until nothing comes and nothing is handled any more, ends them some
 * at a time, closes the engine after what was sent, and runs what is last. Nothing of it blocks or is application code: it
 * runs wherever the step before has ended, since an executor of handlers that is closed too early must not keep the server
 * from closing.
 */
final class ServerShutdown {
    private static final Duration STEP = Duration.ofMillis(10);

    /** How many connections end at a step, at least; so clients do not all come back at the same moment. */
    private static final int MIN_BATCH = 20;

    /** Sessions go on for one part in so many of the time, if clients never stop to send. */
    private static final int GOING_ON = 2;

    /** Connections end within one part in so many of the time that is left. */
    private static final int ENDING = 4;

    /** One part in so many of the time is kept for what was sent last, whatever handlers do. */
    private static final int SENDING = 10;

    private final Environment environment;
    private final Activity activity;
    private final Set<OpenConnection> connections;
    private final HttpRoutes routes;
    private final Handshakes handshakes;
    private final Namespaces namespaces;
    private final long start;
    private volatile long end;
    private long quietSince;
    private boolean closingEngine;
    private final Queue<OpenConnection> open = new ArrayDeque<>();
    private final List<OpenConnection> ending = new ArrayList<>();

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
            Activity activity,
            Set<OpenConnection> connections,
            HttpRoutes routes,
            Handshakes handshakes,
            Namespaces namespaces,
            Duration deadline) {
        this.environment = environment;
        this.activity = activity;
        this.connections = connections;
        this.routes = routes;
        this.handshakes = handshakes;
        this.namespaces = namespaces;
        this.start = now();
        this.end = start + deadline.toNanos();
    }

    /** Begins. */
    CompletionStage<Void> begin() {
        environment.engine().stopAccepting();
        activity.watch();
        quietSince = start;
        goOn();
        return done;
    }

    /** Ends within that time, if that is earlier than what was given before. */
    CompletionStage<Void> endWithin(Duration deadline) {
        boolean late;
        synchronized (this) {
            end = start + Math.min(end - start, now() - start + deadline.toNanos());
            late = closingEngine;
        }
        if (late) {
            environment.engine().close(deadline);
        }
        return done;
    }

    private void goOn() {
        long now = now();
        boolean quiet = !activity.hasBeen() && isIdle();
        if (!quiet) {
            quietSince = now;
        }
        boolean settled =
                quiet && now - quietSince >= environment.engine().transitTime().toNanos();
        if (settled || now - start >= (end - start) / GOING_ON) {
            routes.drain();
            open.addAll(connections);
            long steps = Math.max(1, (end - now) / ENDING / STEP.toNanos());
            endSome((int) Math.max(MIN_BATCH, 1 + open.size() / steps));
        } else {
            later(this::goOn);
        }
    }

    private void endSome(int batch) {
        boolean handled = isTimeToSend();
        for (int i = 0; !open.isEmpty() && (handled || i < batch); i++) {
            OpenConnection connection = open.remove();
            connection.drain();
            ending.add(connection);
        }
        ending.removeIf(connection -> closeIfIdle(connection, handled));
        if (open.isEmpty() && ending.isEmpty()) {
            // Disconnect listeners may still send; what they send to other clients leaves before the engine is closed.
            whenIdle(this::closeEngine);
        } else {
            later(() -> endSome(batch));
        }
    }

    private static boolean closeIfIdle(OpenConnection connection, boolean inAnyCase) {
        if (!inAnyCase && !connection.isIdle()) {
            return false;
        }
        connection.close(DisconnectReason.SERVER_SHUTTING_DOWN);
        return true;
    }

    private void closeEngine() {
        Duration left;
        synchronized (this) {
            closingEngine = true;
            left = Duration.ofNanos(Math.max(0, end - now()));
        }
        // Plain WebSockets end with the engine, and have listeners too.
        environment.engine().close(left).whenComplete((closed, failure) -> whenIdle(this::release));
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
        if (isTimeToSend() || isIdle()) {
            next.run();
        } else {
            later(() -> whenIdle(next));
        }
    }

    private void later(Runnable step) {
        environment.execution().timers().schedule(STEP, step);
    }

    // Also what follows a disconnect and waits for a store: others are to receive it.
    private boolean isIdle() {
        return connections.stream().allMatch(OpenConnection::isIdle)
                && routes.isIdle()
                && handshakes.isIdle()
                && closeTasks.get() == 0
                && environment.blocking().isIdle();
    }

    /** Whether handlers are waited for no longer. */
    private boolean isTimeToSend() {
        return now() - end >= -(end - start) / SENDING;
    }

    private long now() {
        return environment.execution().timers().nanoTime();
    }
}
