package dev.parlance.internal.server;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.execution.HandlerThreads;
import dev.parlance.internal.execution.ThreadTimers;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.connection.ConnectionBounds;
import dev.parlance.internal.server.recovery.RecoverySettings;
import dev.parlance.socket.RateLimits;
import dev.parlance.socket.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server in memory on real threads: for races, which one driven thread cannot have. */
public final class ThreadedServer implements AutoCloseable {
    /** How many handlers run at the same time. */
    public static final int HANDLERS = 4;

    static final ConnectionBounds UNBOUNDED =
            new ConnectionBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final ExecutorService handlers = Executors.newFixedThreadPool(HANDLERS);
    private final ExecutorService blocking = Executors.newCachedThreadPool();
    private final ThreadTimers timers = new ThreadTimers();
    private final LoopEngine engine = new LoopEngine();
    private final SocketIoServer server;

    private ThreadedServer(
            AdapterFactory adapters,
            Catalogue catalogue,
            int blockingThreads,
            int maxWaiting,
            @Nullable RecoverySettings recovery) {
        SocketIoSettings settings = new SocketIoSettings(
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                1_000_000,
                100_000_000,
                64,
                UNBOUNDED,
                List.of(catalogue),
                adapters,
                null,
                List.of(),
                List.of(),
                List.of(),
                RateLimits.NONE,
                recovery,
                null);
        // Clients that come back wait for what ends their sockets before: not where that is to run.
        HandlerThreads threads =
                new HandlerThreads(handlers, handlers, recovery == null ? handlers : blocking, 0, () -> {});
        server = new SocketIoServer(new Environment(
                settings,
                engine,
                new JsonCodec(),
                Execution.of(timers, threads, settings.handlerDeadline()),
                new BoundedExecutor(blocking, blockingThreads, maxWaiting),
                RandomIds::next));
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server without others. */
    public static ThreadedServer standalone(Catalogue catalogue) {
        return standalone(catalogue, BoundedExecutor.THREADS, BoundedExecutor.MAX_WAITING);
    }

    /** A server without others, with so many threads for what blocks and so much that waits for them. */
    public static ThreadedServer standalone(Catalogue catalogue, int blockingThreads, int maxWaiting) {
        return new ThreadedServer(AdapterFactory.STANDALONE, catalogue, blockingThreads, maxWaiting, null);
    }

    /** A server without others that recovers sessions, whatever they have missed. */
    public static ThreadedServer recovering(Catalogue catalogue) {
        RecoverySettings settings = new RecoverySettings(
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                100_000,
                100_000,
                1_000_000,
                1L << 30,
                1_000_000,
                1L << 30);
        return new ThreadedServer(
                AdapterFactory.STANDALONE, catalogue, BoundedExecutor.THREADS, BoundedExecutor.MAX_WAITING, settings);
    }

    /** That many servers, connected by an adapter. */
    public static List<ThreadedServer> cluster(int servers, Catalogue catalogue) {
        Cluster cluster = new Cluster();
        return IntStream.range(0, servers)
                .mapToObj(i -> new ThreadedServer(
                        cluster, catalogue, BoundedExecutor.THREADS, BoundedExecutor.MAX_WAITING, null))
                .toList();
    }

    /** The server, for namespaces and listeners. */
    public Server server() {
        return server;
    }

    /** A connection on which the test sends and reads the text of the protocol. */
    public LoopEngine.LoopSession open() {
        return engine.open();
    }

    /** The same, of a client that receives each text as it is sent, on the sender's thread. */
    public LoopEngine.LoopSession open(Consumer<String> client) {
        return engine.open(client);
    }

    /** A client on the namespace {@code /}, connected. */
    public ThreadedClient connect(String authJson) {
        ThreadedClient client = new ThreadedClient();
        client.connect(engine.open(client::receive), authJson);
        return client;
    }

    @Override
    public void close() {
        handlers.shutdownNow();
        blocking.shutdownNow();
        timers.close();
        engine.stop();
    }
}
