package dev.parlance.internal.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Timers whose time comes when the test says so, one after another. */
final class HeldTimers implements Timers {
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        due.add(task);
        return () -> due.remove(task);
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    /** How many there are whose time has not come. */
    int waiting() {
        return due.size();
    }

    /** The time of the first has come; does nothing if there is none. */
    void elapse() {
        Runnable task = due.poll();
        if (task != null) {
            task.run();
        }
    }
}
