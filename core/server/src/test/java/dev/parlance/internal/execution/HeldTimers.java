package dev.parlance.internal.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Timers whose time comes when the test says so, one after another. */
final class HeldTimers implements Timers {
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicReference<@Nullable Error> failure = new AtomicReference<>();

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Error failing = failure.getAndSet(null);
        if (failing != null) {
            throw failing;
        }
        due.add(task);
        return () -> due.remove(task);
    }

    /** The next thing that is to be scheduled is not: that is thrown instead. */
    void failNext(Error error) {
        failure.set(error);
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    /** Time passes, and nothing that is scheduled runs. */
    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
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
