package dev.parlance.internal.execution;

import java.time.Duration;
import java.time.Instant;

/** Time, and what is to happen later. The real one runs on a thread of its own; the test kit's is driven by the test. */
public interface Timers {
    /** Runs a task, which must not block, after a delay. */
    Timer schedule(Duration delay, Runnable task);

    /** A clock for measuring durations, in nanoseconds. */
    long nanoTime();

    /** The time of day. */
    Instant now();

    /** Something that is to happen later. */
    @FunctionalInterface
    interface Timer {
        /** Makes it not happen, if it has not begun. */
        void cancel();
    }
}
