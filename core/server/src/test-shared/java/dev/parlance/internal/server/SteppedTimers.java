package dev.parlance.internal.server;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that the test advances: it begins at the epoch. */
public final class SteppedTimers implements Timers {
    private record Entry(long at, Runnable task) {}

    private final List<Entry> entries = new ArrayList<>();
    private long now;

    @Override
    public synchronized Timer schedule(Duration delay, Runnable task) {
        Entry entry = new Entry(now + delay.toNanos(), task);
        entries.add(entry);
        return () -> remove(entry);
    }

    private synchronized boolean remove(Entry entry) {
        return entries.remove(entry);
    }

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public Instant now() {
        return Instant.EPOCH.plusNanos(nanoTime());
    }

    /** Lets time pass: runs what is due, in its order. */
    public void advance(Duration duration) {
        long end = nanoTime() + duration.toNanos();
        for (Entry due = next(end); due != null; due = next(end)) {
            due.task.run();
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized @Nullable Entry next(long end) {
        Entry first = null;
        for (Entry entry : entries) {
            if (entry.at <= end && (first == null || entry.at < first.at)) {
                first = entry;
            }
        }
        if (first != null) {
            entries.remove(first);
            now = Math.max(now, first.at);
        }
        return first;
    }
}
