package dev.parlance.clients.rows.world;

import dev.parlance.socket.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler whose clock only advances when the test advances it. Actions that become due run on the thread that advances
 * it; actions without a delay run on another.
 */
public final class ManualScheduler implements Scheduler {
    private final Executor immediate = Executors.newCachedThreadPool(action -> {
        Thread thread = new Thread(action, "no-delay");
        thread.setDaemon(true);
        return thread;
    });
    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long numbers;

    private record Task(Instant at, long number, Runnable action) {}

    @Override
    public synchronized Timer schedule(Duration delay, Runnable action) {
        if (delay.isZero()) {
            immediate.execute(action);
            return () -> {};
        }
        Task task = new Task(now.plus(delay), numbers++, action);
        tasks.add(task);
        return () -> cancel(task);
    }

    private synchronized void cancel(Task task) {
        tasks.remove(task);
    }

    /** Advances the clock and runs the actions that become due, in order. */
    public void advance(Duration duration) {
        Instant end = now().plus(duration);
        for (Task task = next(end); task != null; task = next(end)) {
            task.action().run();
        }
    }

    private synchronized @Nullable Task next(Instant end) {
        Task next = tasks.peek();
        if (next == null || next.at().isAfter(end)) {
            now = end;
            return null;
        }
        now = next.at();
        return tasks.poll();
    }

    private synchronized Instant now() {
        return now;
    }

    @Override
    public Clock clock() {
        InstantSource time = this::now;
        return time.withZone(ZoneOffset.UTC);
    }
}
