package dev.parlance;

import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.engine.netty.NettyEngine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.HandlerThreads;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.BoundedExecutor;
import dev.parlance.internal.server.Environment;
import dev.parlance.internal.server.SocketIoServer;
import dev.parlance.socket.ForwardingServer;
import dev.parlance.socket.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO server on a port. Build it, register namespaces and listeners, {@link #start}, {@link #close}. One server
 * is started once. May be used from any thread.
 */
public final class ParlanceServer extends ForwardingServer implements AutoCloseable {
    private final ServerOptions options;
    private final Engine engine;
    private final ThreadTimers timers = new ThreadTimers();
    private final HandlerThreads threads;
    private final SocketIoServer server;
    private @Nullable CompletableFuture<Void> closed;

    ParlanceServer(ServerOptions options) {
        this.options = options;
        this.engine = new NettyEngine(Wiring.engineOptions(options));
        this.threads = HandlerThreads.of(options.executor(), options.handlerThreads(), timers);
        this.server = new SocketIoServer(
                new Environment(
                        Wiring.settings(options),
                        engine,
                        new JsonCodec(Wiring.json(options)),
                        Execution.of(timers, threads, options.handlerDeadline()),
                        BoundedExecutor.of(options.blockingExecutor(), timers),
                        RandomIds::next),
                this);
        server.reserve(options.path());
    }

    /** Begins to configure a server. */
    public static ServerBuilder builder() {
        return new ServerBuilder();
    }

    /** Its configuration. */
    public ServerOptions options() {
        return options;
    }

    /**
     * Binds its port; returns when clients can connect.
     *
     * <pre>{@code
     * ParlanceServer server = ParlanceServer.builder().port(0).build();
     * server.start();
     * log.info("listening on port {}", server.port());
     * }</pre>
     *
     * @throws IOException if it cannot bind, for instance because the port is taken; the server is then closed
     * @throws IllegalStateException if it was started or closed before
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    /** The port that it is bound to, also if any free one was asked for. Only after {@link #start}. */
    public int port() {
        return engine.address().getPort();
    }

    @Override
    protected Server server() {
        return server;
    }

    /**
     * Closes gracefully within {@link ServerOptions#closeDeadline}. From now on new connections are answered 503. Open ones go
     * on, polling ones too, until their handlers have ended and clients have what was sent to them, but if clients never stop
     * to send, only for half of the time. Then they are closed some at a time, so that clients reconnect elsewhere and not all
     * at once, and everything is released. Returns when done; must not be called from a handler. Plain HTTP, a health check
     * among it, is served until the last connection is closed.
     *
     * <p>The library installs no signal handler and no shutdown hook: calling this is the application's.
     */
    @Override
    public void close() {
        close(options.closeDeadline());
    }

    /**
     * As {@link #close()}, within that time. May be called while the server closes: the earlier moment counts, and {@link
     * Duration#ZERO} cuts off at once.
     *
     * <pre>{@code
     * server.close(Duration.ZERO);
     * }</pre>
     */
    public void close(Duration deadline) {
        closeAsync(deadline).join();
    }

    /**
     * As {@link #close}, without waiting: may be called from a handler.
     *
     * <pre>{@code
     * server.closeAsync(Duration.ofSeconds(10)).thenRun(() -> log.info("closed"));
     * }</pre>
     *
     * @param deadline how long it may take, not negative; called again, the earlier moment counts
     * @return ends when everything is released; never exceptionally
     */
    public synchronized CompletableFuture<Void> closeAsync(Duration deadline) {
        if (deadline.isNegative()) {
            throw new IllegalArgumentException("a deadline must not be negative: " + deadline);
        }
        CompletionStage<Void> closing = server.close(deadline);
        if (closed == null) {
            closed = closing.thenRun(this::release).toCompletableFuture();
        }
        return closed.copy();
    }

    private void release() {
        threads.close();
        timers.close();
    }
}
