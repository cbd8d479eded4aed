package dev.parlance.socket;

import java.time.Clock;
import java.time.Duration;

/**
 * Time for application code: what is to happen later, and what time it is. A server has one ({@link Server#scheduler});
 * the test kit's moves only when the test says so. May be used from any thread.
 */
public interface Scheduler {
    /**
     * Runs a task once, after a delay, on a handler thread: it may block. What it throws is logged. After the server
     * has closed nothing runs any more.
     *
     * <pre>{@code
     * Scheduler.Timer timer = server.scheduler().schedule(Duration.ofMinutes(5), () -> namespace.emit(CLOSING));
     * timer.cancel();
     * }</pre>
     *
     * @param delay how long to wait; zero or less runs it as soon as can be
     */
    Timer schedule(Duration delay, Runnable task);

    /** The time of day, by the same clock that the delays go by. */
    Clock clock();

    /** A scheduled task. */
    @FunctionalInterface
    interface Timer {
        /** Cancels it, if it has not begun. Does nothing the second time. */
        void cancel();
    }
}
