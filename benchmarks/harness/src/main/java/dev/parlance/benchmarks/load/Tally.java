package dev.parlance.benchmarks.load;

import java.util.concurrent.CompletableFuture;

/** Counts what arrives at all clients, and tells when it is what was expected. Thread-safe. */
final class Tally {
    private long count;
    private long expected;
    private CompletableFuture<Void> reached = CompletableFuture.completedFuture(null);

    /** Ends when so many more have come. */
    synchronized CompletableFuture<Void> expect(long more) {
        count = 0;
        expected = more;
        reached = new CompletableFuture<>();
        return reached;
    }

    /** @throws IllegalStateException if nobody expects it */
    void add() {
        CompletableFuture<Void> done;
        synchronized (this) {
            count++;
            if (count < expected) {
                return;
            }
            if (count > expected) {
                throw new IllegalStateException("one more than the " + expected + " expected");
            }
            done = reached;
        }
        done.complete(null);
    }
}
