package dev.parlance.internal.redis.connection;

import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Asks a connection again and again whether Redis answers. For one thread, which calls it often. */
final class PingCheck {
    private final long timeoutNanos;
    private @Nullable CompletableFuture<String> ping;
    private long sentAt;

    PingCheck(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    /** Whether the last question was answered, or may still be; asks the next one if it was. */
    boolean isAnswered(StatefulRedisConnection<String, byte[]> connection, long now) {
        CompletableFuture<String> last = ping;
        if (last == null || last.isDone()) {
            boolean failed = last != null && last.isCompletedExceptionally();
            ping = connection.async().ping().toCompletableFuture();
            sentAt = now;
            return !failed;
        }
        return now - sentAt < timeoutNanos;
    }

    /** The connection is another one. */
    void reset() {
        ping = null;
    }
}
