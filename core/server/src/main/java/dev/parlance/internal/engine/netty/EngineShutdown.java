package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.netty.http.HttpConnection;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.NettySession;
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shuts an engine down: closes each session after what was sent to it, which polling clients may fetch over new connections,
 * then stops listening, then closes the connections and the event loops. What has not finished at the deadline is cut off.
 */
final class EngineShutdown {
    private final EngineContext engine;
    private final ListeningSocket listening;
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    EngineShutdown(EngineContext engine, ListeningSocket listening) {
        this.engine = engine;
        this.listening = listening;
    }

    /** Begins; completes when everything is released. */
    CompletableFuture<Void> begin() {
        engine.stopAccepting();
        settle().thenCompose(settled -> closeSessions())
                .thenCompose(empty -> unlessOver(listening::stopListening))
                .thenCompose(closed -> unlessOver(this::settle))
                .thenCompose(settled -> unlessOver(this::closeConnections))
                .whenComplete((done, failure) -> over.complete(null));
        return over.thenCompose(done -> {
            engine.sessions().all().forEach(NettySession::cutOff);
            return listening.shutDown();
        });
    }

    /** A further step; none if it has been cut off, since the event loops end. */
    private CompletableFuture<Void> unlessOver(Supplier<CompletableFuture<Void>> step) {
        return over.isDone() ? new CompletableFuture<>() : step.get();
    }

    /** Cuts off what has not finished when that has passed. Called again, the earlier moment counts. */
    void endWithin(Duration deadline) {
        over.completeOnTimeout(null, deadline.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Completes when every event loop has done what it had to do until now. */
    private CompletableFuture<Void> settle() {
        return onEveryLoop(loop -> CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> closeSessions() {
        // Sessions that were being opened are included: every event loop has run a task since.
        engine.sessions().all().forEach(session -> session.close(CloseReason.SERVER_SHUTTING_DOWN));
        return engine.sessions().whenEmpty();
    }

    private CompletableFuture<Void> closeConnections() {
        engine.http().startClosing();
        return onEveryLoop(EngineShutdown::closeConnections);
    }

    /** Closes a loop's idle HTTP connections; completes when all of its connections are closed. */
    private static CompletableFuture<Void> closeConnections(SingleThreadEventLoop loop) {
        List<CompletableFuture<Void>> open = new ArrayList<>();
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        List<Channel> all = new ArrayList<>();
        channels.forEachRemaining(all::add);
        for (Channel channel : all) {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            channel.closeFuture().addListener(done -> closed.complete(null));
            open.add(closed);
            HttpConnection connection = channel.pipeline().get(HttpConnection.class);
            if (connection != null) {
                connection.closeIfIdle();
            }
        }
        return CompletableFuture.allOf(open.toArray(CompletableFuture[]::new));
    }

    private CompletableFuture<Void> onEveryLoop(LoopTask task) {
        List<CompletableFuture<Void>> parts = new ArrayList<>();
        for (EventExecutor executor : listening.loops()) {
            CompletableFuture<Void> part = new CompletableFuture<>();
            executor.execute(() -> task.run((SingleThreadEventLoop) executor).thenRun(() -> part.complete(null)));
            parts.add(part);
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    private interface LoopTask {
        CompletableFuture<Void> run(SingleThreadEventLoop loop);
    }
}
