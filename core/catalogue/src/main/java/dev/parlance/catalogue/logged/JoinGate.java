package dev.parlance.catalogue.logged;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import dev.parlance.socket.ServerStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets a few joins of a namespace go on at a time, and none while much of the server's budget of memory is taken: all clients may
 * come back at once, and what they are sent must not cost others their connections. The others wait in line.
 */
final class JoinGate {
    /** How many go on at a time. */
    static final int MAX_RUNNING = 16;

    /** How many wait. */
    static final int MAX_WAITING = 50_000;

    private static final Duration RETRY = Duration.ofMillis(20);
    private static final int SHARE_OF_BUDGET = 4;

    private final Server server;
    private final Queue<Waiting<?>> waiting = new ArrayDeque<>();
    private int running;
    private boolean retrying;
    private @Nullable Instant sampled;
    private boolean hasMemory = true;

    private record Waiting<T>(Supplier<CompletableFuture<T>> join, CompletableFuture<T> result) {
        CompletableFuture<?> begin() {
            CompletableFuture<T> began = begun();
            return began.whenComplete((value, failure) -> {
                if (failure == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(failure);
                }
            });
        }

        private CompletableFuture<T> begun() {
            try {
                return join.get();
            } catch (RuntimeException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    JoinGate(Server server) {
        this.server = server;
    }

    /**
     * Runs a join when it is its turn.
     *
     * @throws RefusedException with {@code unavailable} if too many wait
     */
    <T> CompletableFuture<T> run(Supplier<CompletableFuture<T>> join) {
        CompletableFuture<T> result = new CompletableFuture<>();
        add(new Waiting<>(join, result));
        runNext();
        return result;
    }

    private synchronized void add(Waiting<?> next) {
        if (waiting.size() >= MAX_WAITING) {
            throw new RefusedException(RefusalCode.UNAVAILABLE, "too many clients are catching up");
        }
        waiting.add(next);
    }

    private void runNext() {
        for (Waiting<?> next = take(); next != null; next = take()) {
            next.begin().whenComplete((value, failure) -> ended());
        }
    }

    private void ended() {
        synchronized (this) {
            running--;
        }
        runNext();
    }

    private synchronized @Nullable Waiting<?> take() {
        if (running >= MAX_RUNNING || waiting.isEmpty()) {
            return null;
        }
        if (!hasMemory()) {
            retryLater();
            return null;
        }
        running++;
        return waiting.poll();
    }

    private boolean hasMemory() {
        Instant now = server.scheduler().clock().instant();
        if (sampled == null || !now.isBefore(sampled.plus(RETRY)) || !hasMemory) {
            sampled = now;
            ServerStatistics statistics = server.statistics();
            hasMemory = statistics.memoryUsed() <= statistics.memoryBudget() / SHARE_OF_BUDGET;
        }
        return hasMemory;
    }

    private void retryLater() {
        if (!retrying) {
            retrying = true;
            server.scheduler().schedule(RETRY, this::retry);
        }
    }

    private void retry() {
        synchronized (this) {
            retrying = false;
        }
        runNext();
    }
}
