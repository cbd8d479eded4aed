package dev.parlance.benchmarks.workload;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A fixed rate: who is late once does the next the sooner. */
final class Pace {
    private static final long MUCH_MILLIS = 500;

    private final long nanosBetween;
    private long next = System.nanoTime();
    private long maxLateness;

    Pace(int perSecond) {
        nanosBetween = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    void awaitNext() {
        next += nanosBetween;
        for (long now = System.nanoTime(); now < next; now = System.nanoTime()) {
            LockSupport.parkNanos(next - now);
        }
        maxLateness = Math.max(maxLateness, System.nanoTime() - next);
    }

    /** Says so if the machine could not keep the rate: then the work came in bursts. */
    void warnIfLate() {
        long millis = TimeUnit.NANOSECONDS.toMillis(maxLateness);
        if (millis > MUCH_MILLIS) {
            System.err.println("the rate was not kept: late by up to " + millis + " ms");
        }
    }
}
