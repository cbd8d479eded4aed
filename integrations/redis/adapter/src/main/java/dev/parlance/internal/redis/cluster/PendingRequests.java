package dev.parlance.internal.redis.cluster;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The requests of one server that others have not all answered. Bounded. */
final class PendingRequests {
    /** The most that wait. */
    static final int MAX_REQUESTS = 10_000;

    private final Map<String, PendingRequest> requests = new ConcurrentHashMap<>();

    /**
     * Begins one, and forgets it when its time is over.
     *
     * @param lifetime how long answers are taken
     * @throws RejectedExecutionException if too many wait
     */
    String begin(PendingRequest request, Duration lifetime) {
        if (requests.size() >= MAX_REQUESTS) {
            throw new RejectedExecutionException("too many requests to other servers wait");
        }
        String id = Identifiers.next();
        requests.put(id, request);
        CompletableFuture.delayedExecutor(lifetime.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                .execute(() -> end(id));
        return id;
    }

    private void end(String id) {
        PendingRequest request = requests.remove(id);
        if (request != null) {
            request.expire();
        }
    }

    @Nullable
    PendingRequest get(String id) {
        return requests.get(id);
    }

    /** Ends one that nobody needs to answer any more. */
    void remove(String id) {
        requests.remove(id);
    }

    /** Ends all. */
    void close() {
        requests.keySet().forEach(this::end);
    }
}
