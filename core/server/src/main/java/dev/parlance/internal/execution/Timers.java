package dev.parlance.internal.execution;

import java.time.Duration;
import java.time.Instant;

/** A clock, and a scheduler of tasks. The real one has its own thread; the test kit's is driven by the test. */
public interface Timers {
    /** Runs a task, which must not block, after a delay. */
    Timer schedule(Duration delay, Runnable task);

    /** A clock for measuring durations, in nanoseconds. */
    long nanoTime();

    /** The time of day. */
    Instant now();

    /** Releases what it has; what is scheduled does not run any more. */
    default void close() {}

    /** A scheduled task. */
    @FunctionalInterface
    interface Timer {
        /** Cancels it, if it has not begun. */
        void cancel();
    }
}
