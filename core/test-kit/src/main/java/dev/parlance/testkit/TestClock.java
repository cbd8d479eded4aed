package dev.parlance.testkit;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A clock that stands still until the test advances it. */
final class TestClock implements Timers {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::sequence));
    private long now;
    private long sequence;

    private record Entry(long at, long sequence, Runnable task) {}

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        Entry entry = new Entry(now + Math.max(0, delay.toNanos()), sequence++, task);
        entries.add(entry);
        return () -> {
            synchronized (this) {
                entries.remove(entry);
            }
        };
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(now);
    }

    /** Advances the clock; tasks run in the order in which they are due, and {@code settle} after each. */
    void advance(Duration duration, Runnable settle) {
        long end = nanoTime() + duration.toNanos();
        for (Runnable due = nextDue(end); due != null; due = nextDue(end)) {
            due.run();
            settle.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    /** Runs the tasks that are due; returns whether there were any. */
    boolean runDue() {
        boolean ran = false;
        for (Runnable due = nextDue(nanoTime()); due != null; due = nextDue(nanoTime())) {
            due.run();
            ran = true;
        }
        return ran;
    }

    private synchronized @Nullable Runnable nextDue(long end) {
        Entry next = entries.peek();
        if (next == null || next.at > end) {
            return null;
        }
        entries.poll();
        now = Math.max(now, next.at);
        return next.task;
    }
}
