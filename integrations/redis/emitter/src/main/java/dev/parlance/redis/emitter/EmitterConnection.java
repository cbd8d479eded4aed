package dev.parlance.redis.emitter;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The connection of one emitter. What Redis does not take soon fails, and what waits for it is bounded. */
final class EmitterConnection implements AutoCloseable {
    private static final long TIMEOUT_MILLIS = 2_000;
    private static final int MAX_OUTSTANDING = 16_384;
    private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private final StatefulRedisConnection<String, byte[]> connection;
    private final Set<CompletableFuture<Void>> outstanding = ConcurrentHashMap.newKeySet();

    private EmitterConnection(StatefulRedisConnection<String, byte[]> connection) {
        this.connection = connection;
    }

    static EmitterConnection open(RedisClient client) {
        return new EmitterConnection(client.connect(CODEC));
    }

    /** Publishes; ends when Redis has taken it, or refused with {@code unavailable}. */
    CompletableFuture<Void> publish(String channel, byte[] message) {
        return send(commands -> commands.publish(channel, message));
    }

    /** The same by sharded pub/sub. */
    CompletableFuture<Void> publishSharded(String channel, byte[] message) {
        return send(commands -> commands.spublish(channel, message));
    }

    /** Adds an entry to a stream, which keeps about so many; ends as {@link #publish}. */
    CompletableFuture<Void> add(String stream, long maxLength, Map<String, byte[]> fields) {
        XAddArgs trimmed = new XAddArgs().maxlen(maxLength).approximateTrimming();
        return send(commands -> commands.xadd(stream, trimmed, fields));
    }

    private CompletableFuture<Void> send(
            Function<RedisAsyncCommands<String, byte[]>, ? extends RedisFuture<?>> command) {
        if (!connection.isOpen() || outstanding.size() >= MAX_OUTSTANDING) {
            return CompletableFuture.failedFuture(unavailable());
        }
        CompletableFuture<?> sent = command.apply(connection.async()).toCompletableFuture();
        CompletableFuture<Void> taken = new CompletableFuture<>();
        outstanding.add(taken);
        sent.orTimeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS).whenComplete((answer, failure) -> {
            outstanding.remove(taken);
            end(taken, failure);
        });
        return taken;
    }

    private static void end(CompletableFuture<Void> taken, @Nullable Throwable failure) {
        if (failure == null) {
            taken.complete(null);
        } else {
            taken.completeExceptionally(unavailable());
        }
    }

    private static RefusedException unavailable() {
        return new RefusedException(RefusalCode.UNAVAILABLE, "Redis cannot be reached, or does not answer");
    }

    @Override
    public void close() {
        try {
            CompletableFuture.allOf(outstanding.toArray(CompletableFuture[]::new))
                    .get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException reported) {
            // Nothing waits any more.
        }
        connection.close();
    }
}
