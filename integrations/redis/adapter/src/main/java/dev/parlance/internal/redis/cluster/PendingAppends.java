package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Offset;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What this server has added to a stream, or has tried to, and has not read from it yet. Each has a number, which stands in its
 * entry: so what was given up is known when it comes after all.
 */
final class PendingAppends {
    private final Map<Long, CompletableFuture<Offset>> appends = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /**
     * One of them.
     *
     * @param number stands in its entry
     * @param result ends with its place when it has been read, or when it is given up
     */
    record Append(long number, CompletableFuture<Offset> result) {}

    /**
     * Begins one.
     *
     * @param patience after that time without its entry it is given up, though the stream may have it: reading may be interrupted
     */
    Append begin(Duration patience) {
        long number = numbers.incrementAndGet();
        CompletableFuture<Offset> result = new CompletableFuture<>();
        appends.put(number, result);
        result.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((place, failure) -> appends.remove(number));
        return new Append(number, result);
    }

    /** It is not known whether the stream has it: if it comes, it is not to be carried out, unless it has come already. */
    void giveUp(long number, Throwable failure) {
        CompletableFuture<Offset> result = appends.get(number);
        if (result != null) {
            result.completeExceptionally(failure);
        }
    }

    /** It has been read; false if it was given up. */
    boolean arrived(long number, Offset place) {
        CompletableFuture<Offset> result = appends.get(number);
        return result != null && result.complete(place);
    }

    /** Entries were lost, or nothing is read any more: what waits for its place has none. */
    void clear() {
        for (Long number : appends.keySet()) {
            giveUp(number, new IllegalStateException("the stream is read no further"));
        }
    }
}
