package dev.parlance.concurrency;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Timers whose time comes when somebody {@linkplain #elapse says so}. */
public final class HeldTimers implements Timers {
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final AtomicLong now = new AtomicLong();

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        due.add(task);
        return new Scheduled(due, task);
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Instant now() {
        return Instant.EPOCH;
    }

    /** Whether anything is scheduled. */
    public boolean isEmpty() {
        return due.isEmpty();
    }

    /** A second later: the time of the first has come, if there is one. */
    public void elapse() {
        now.addAndGet(1_000_000_000);
        Runnable task = due.poll();
        if (task != null) {
            task.run();
        }
    }

    private record Scheduled(Queue<Runnable> due, Runnable task) implements Timer {
        @Override
        public void cancel() {
            due.remove(task);
        }
    }
}
