package dev.parlance.benchmarks.workload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A fixed rate. Who is late once does the next the sooner, but must not fall behind by more than a second. */
final class Pace {
    private final long nanosBetween;
    private long next = System.nanoTime();

    Pace(int perSecond) {
        nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    /** @throws IllegalStateException if the rate cannot be kept */
    void awaitNext() {
        next += nanosBetween;
        for (long now = System.nanoTime(); now < next; now = System.nanoTime()) {
            LockSupport.parkNanos(next - now);
        }
        if (System.nanoTime() - next > TimeUnit.SECONDS.toNanos(1)) {
            throw new IllegalStateException("the machine is too slow for this rate");
        }
    }
}
