package dev.parlance;

import dev.parlance.event.Incubating;
import dev.parlance.internal.client.ClientFile;
import dev.parlance.internal.client.ClientFiles;
import dev.parlance.internal.engine.Engine;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.engine.netty.NettyEngine;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.HandlerThreads;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.execution.Timers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.BoundedExecutor;
import dev.parlance.internal.server.Environment;
import dev.parlance.internal.server.SocketIoServer;
import dev.parlance.internal.tls.ReloadingTls;
import dev.parlance.socket.ForwardingServer;
import dev.parlance.socket.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A Socket.IO server on a port. Build it, register namespaces and listeners, {@link #start}, {@link #close}. One server
 * is started once. May be used from any thread.
 */
public final class ParlanceServer extends ForwardingServer implements AutoCloseable {
    private final ServerOptions options;
    private final Timers timers;
    private final @Nullable ReloadingTls tls;
    private final Engine engine;
    private final HandlerThreads threads;
    private final SocketIoServer server;
    private @Nullable CompletableFuture<Void> closed;

    ParlanceServer(ServerOptions options) {
        this(options, new ThreadTimers());
    }

    /** With a clock of its own, for tests that drive the time. */
    ParlanceServer(ServerOptions options, Timers timers) {
        this.options = options;
        this.timers = timers;
        this.tls = tls(options.tlsFiles(), timers);
        this.engine = new NettyEngine(Wiring.engineOptions(options, Wiring.tls(options, tls)));
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
        clientFiles(options).forEach((name, file) -> server.http(options.path() + name, file::answer));
    }

    private static @Nullable ReloadingTls tls(@Nullable TlsFiles files, Timers timers) {
        try {
            return files == null ? null : new ReloadingTls(files.sources(), timers);
        } catch (IllegalArgumentException e) {
            timers.close();
            throw new IllegalArgumentException("TLS cannot be served: " + e.getMessage(), e);
        }
    }

    private static Map<String, ClientFile> clientFiles(ServerOptions options) {
        Path folder = options.clientFolder();
        if (!options.serveClient()) {
            return Map.of();
        }
        return folder == null
                ? ClientFiles.ofClassPath(ParlanceServer.class.getClassLoader())
                : ClientFiles.ofFolder(folder);
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
            OptionsDump.log(options, engine.chosenValues());
            watchTls();
        } catch (IOException | RuntimeException e) {
            release();
            throw e;
        }
    }

    private void watchTls() {
        TlsFiles files = options.tlsFiles();
        if (tls != null && files != null && !files.reloadInterval().isZero()) {
            tls.watch(files.reloadInterval(), threads.callbacks());
        }
    }

    /**
     * Reads the files of {@link TlsFiles} again, without waiting for the next look at them: new connections get what they have now,
     * open ones go on.
     *
     * <pre>{@code
     * server.reloadTls();
     * }</pre>
     *
     * @throws IllegalArgumentException if they cannot serve TLS, in a sentence that names the file; what was served before goes on
     * @throws IllegalStateException if TLS is not served from files
     */
    @Incubating
    public void reloadTls() {
        if (tls == null) {
            throw new IllegalStateException("TLS is not served from files: builder().tls(TlsFiles) does so");
        }
        tls.reload();
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
