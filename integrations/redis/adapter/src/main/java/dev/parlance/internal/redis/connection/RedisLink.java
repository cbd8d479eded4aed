package dev.parlance.internal.redis.connection;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.AdapterStatus;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one server to Redis: one for commands, one for subscriptions. Commands end within two seconds, with a failure
 * at the latest, and none is sent twice. Lost connections come back within seconds after Redis does, whatever the client's own
 * delay between attempts is.
 */
public final class RedisLink implements AutoCloseable {
    /** How long a command may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(2);

    private static final long CONNECT_SECONDS = 10;
    private static final long CHECK_MILLIS = 500;
    private static final int WORKERS =
            Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final RedisClient client;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, threads("parlance-redis-worker"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(threads("parlance-redis-timer"));
    // Lettuce connects without blocking only to addresses that are given to it each time, and the client knows its own.
    private final ExecutorService connectors = Executors.newCachedThreadPool(threads("parlance-redis-connector"));
    private final LinkHealth health = new LinkHealth(Clock.systemUTC());
    private final Outstanding outstanding = new Outstanding();
    private final List<Runnable> regained = new CopyOnWriteArrayList<>();
    private final PingCheck commandPing = new PingCheck(TIMEOUT);
    private final PingCheck pubSubPing = new PingCheck(TIMEOUT);
    private final Reconnecting<StatefulRedisConnection<String, byte[]>> commands;
    private final Reconnecting<StatefulRedisPubSubConnection<String, byte[]>> pubSub;
    private final Subscriptions subscriptions;

    private RedisLink(RedisClient client) {
        this.client = client;
        commands = new Reconnecting<>(this::openCommands, connection -> {}, this::commandsLost);
        pubSub = new Reconnecting<>(this::openPubSub, this::pubSubRegained, () -> health.is("Redis is not connected"));
        subscriptions = new Subscriptions(timer, () -> pubSub.isOpen() ? pubSub.get() : null);
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Connects, and waits for that.
     *
     * @throws RedisException if Redis cannot be reached
     */
    public static RedisLink open(RedisClient client) {
        RedisLink link = new RedisLink(client);
        try {
            link.commands.use(await(link.openCommands()));
            link.pubSub.use(await(link.openPubSub()));
        } catch (RuntimeException e) {
            link.close();
            throw e;
        }
        link.timer.scheduleWithFixedDelay(link::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
        return link;
    }

    /**
     * Waits for something of Redis, at a start.
     *
     * @throws RedisException if it fails or takes too long
     */
    public static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(CONNECT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new RedisException(e.getCause());
        } catch (TimeoutException e) {
            throw new RedisConnectionException("Redis does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisException(e);
        }
    }

    /**
     * Waits until Redis knows all subscriptions. While it cannot be reached they are made later, and this returns after {@link #TIMEOUT}
     * at the latest.
     *
     * @throws RedisException if Redis refuses them
     */
    public void awaitSubscriptions() {
        try {
            subscriptions.settled().toCompletableFuture().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RedisCommandExecutionException refused) {
                throw refused;
            }
        } catch (TimeoutException later) {
            // The status says so.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CompletionStage<StatefulRedisConnection<String, byte[]>> openCommands() {
        return CompletableFuture.supplyAsync(() -> client.connect(CODEC), connectors);
    }

    private CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> openPubSub() {
        return CompletableFuture.supplyAsync(() -> client.connectPubSub(CODEC), connectors);
    }

    /** Opens another connection for commands, for those that block in Redis; whoever asks for it closes it. */
    public CompletionStage<StatefulRedisConnection<String, byte[]>> openAnother() {
        return openCommands();
    }

    private void commandsLost() {
        outstanding.giveUp();
        health.is("Redis is not connected");
    }

    private void pubSubRegained(StatefulRedisPubSubConnection<String, byte[]> connection) {
        subscriptions.renew(connection);
        regained.forEach(Runnable::run);
    }

    private void check() {
        try {
            commands.check();
            pubSub.check();
            health.is(complaint(System.nanoTime()));
        } catch (RuntimeException e) {
            health.is("Redis cannot be asked: " + e.getClass().getSimpleName());
        }
    }

    private @Nullable String complaint(long now) {
        if (!commands.isOpen() || !pubSub.isOpen()) {
            return "Redis is not connected";
        }
        boolean answers = commandPing.isAnswered(commands.get(), now) & pubSubPing.isAnswered(pubSub.get(), now);
        return answers ? null : "Redis does not answer within " + TIMEOUT.toSeconds() + " seconds";
    }

    /** Whether Redis can be reached. */
    public AdapterStatus status() {
        return health.status();
    }

    /**
     * Has outages reported.
     *
     * @return ends that
     */
    public Runnable reportTo(Consumer<AdapterIncident> reporter) {
        return health.reportTo(reporter);
    }

    /**
     * Has something run when subscriptions have been interrupted and begin again, on a thread of Lettuce: messages may have been lost.
     *
     * @return ends that
     */
    public Runnable onRegained(Runnable task) {
        regained.add(task);
        return () -> regained.remove(task);
    }

    /**
     * Sends a command.
     *
     * @return fails at once if Redis is not connected or too many commands wait, and after {@link #TIMEOUT} if it does not answer
     */
    public <T> CompletionStage<T> ask(
            Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
        int losses = outstanding.losses();
        if (!commands.isOpen()) {
            return CompletableFuture.failedStage(new RedisConnectionException("Redis is not connected"));
        }
        if (outstanding.isFull()) {
            return CompletableFuture.failedStage(new RejectedExecutionException("too many commands wait for Redis"));
        }
        try {
            CompletableFuture<T> sent = command.apply(commands.get().async()).toCompletableFuture();
            outstanding.add(sent, losses);
            return sent.orTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** The channels that this server listens to. */
    public Subscriptions subscriptions() {
        return subscriptions;
    }

    /**
     * Opens an inbox for a namespace.
     *
     * @param dropped is told how many messages were too many
     */
    public Inbox inbox(LongConsumer dropped) {
        return new Inbox(workers, dropped);
    }

    /** What runs tasks that take a while, but wait for nothing. */
    public Executor workers() {
        return workers;
    }

    /** What runs tasks later, and short ones only. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        connectors.shutdown();
        commands.close();
        pubSub.close();
        outstanding.giveUp();
    }
}
