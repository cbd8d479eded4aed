package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.order.FailureLog;
import dev.parlance.event.Rate;
import dev.parlance.socket.SharedRates;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@link SharedRates} of all servers: until when each rate is used, one number for each limit and address. What is used on this server
 * is told four times a second, and what all servers have used is the answer. Nothing waits for it.
 */
final class RedisRates implements SharedRates, AutoCloseable {
    static final Duration PAUSE = Duration.ofMillis(250);

    /** So many limits of addresses are told of at once; of more each server counts its own. */
    static final int MAX_WAITING = 1_000;

    private static final Script USE = Script.named("rate-use");
    private static final FailureLog failures = new FailureLog(RedisRates.class);

    private final RedisStore store;
    private final Keys keys;
    private final ScheduledExecutorService thread = NodeLoop.thread("parlance-redis-rates");
    private Map<Bucket, Use> waiting = new HashMap<>();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    private record Bucket(String limit, String address, Rate rate) {
        long periodMicros() {
            return TimeUnit.NANOSECONDS.toMicros(rate.period().toNanos());
        }

        long micros(long tokens) {
            return (long) ((double) tokens * periodMicros() / rate.count());
        }
    }

    private static final class Use {
        private final Consumer<Duration> all;
        private long tokens;
        private long lastAt;

        Use(Consumer<Duration> all) {
            this.all = all;
        }
    }

    RedisRates(RedisStore store, Keys keys) {
        this.store = store;
        this.keys = keys;
        thread.scheduleWithFixedDelay(this::exchange, PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void used(String limit, String address, Rate rate, Consumer<Duration> all) {
        Bucket bucket = new Bucket(limit, address, rate);
        Use use = waiting.get(bucket);
        if (use == null && waiting.size() < MAX_WAITING) {
            use = new Use(all);
            waiting.put(bucket, use);
        }
        if (use != null) {
            use.tokens++;
            use.lastAt = System.nanoTime();
        }
    }

    private synchronized Map<Bucket, Use> take() {
        Map<Bucket, Use> taken = waiting;
        waiting = new HashMap<>();
        return taken;
    }

    private void exchange() {
        if (!sent.isDone() || !store.isAvailable()) {
            return;
        }
        Map<Bucket, Use> uses = take();
        if (!uses.isEmpty()) {
            sent = CompletableFuture.allOf(uses.entrySet().stream()
                            .map(each -> send(each.getKey(), each.getValue()))
                            .toArray(CompletableFuture[]::new))
                    .orTimeout(1, TimeUnit.SECONDS);
        }
    }

    private CompletableFuture<Void> send(Bucket bucket, Use use) {
        // What has come back since it was used: while Redis was away that may be all.
        long elapsed = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - use.lastAt);
        return store.send(
                        USE,
                        List.of(keys.of("rate:" + bucket.limit, bucket.address)),
                        Long.toString(Math.max(bucket.micros(use.tokens) - elapsed, 0)),
                        Long.toString(bucket.periodMicros()))
                .thenAccept(micros -> use.all.accept(Duration.ofNanos(TimeUnit.MICROSECONDS.toNanos(micros))))
                .exceptionally(failure -> {
                    if (store.isAvailable()) {
                        failures.failed("What an address has used could not be told to other servers", failure);
                    }
                    return null;
                })
                .toCompletableFuture();
    }

    @Override
    public void close() {
        NodeLoop.end(thread);
    }
}
