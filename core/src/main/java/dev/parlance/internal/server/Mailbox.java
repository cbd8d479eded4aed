package dev.parlance.internal.server;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another, in their order, on an executor's threads. A task that takes longer than the deadline is
 * told so and its thread interrupted; if it takes as long again, the mailbox goes on without it.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** How many tasks run in a row before others get the thread. */
    private static final int BATCH = 32;

    private final Executor executor;
    private final Scheduler scheduler;
    private final Duration deadline;

    private @Nullable Task first;
    private @Nullable Task last;
    private boolean busy;
    private @Nullable Task running;
    private @Nullable Thread thread;
    private long startedAt;
    private boolean late;
    private boolean watched;
    private int generation;

    /** Something to be run in its turn. */
    abstract static class Task {
        private @Nullable Task next;

        /** Does it. What it throws is logged. */
        abstract void run();

        /** It is still running at its deadline; called on the timer's thread, must not block. */
        void late() {}

        /** It is still running long after it was interrupted; called on the timer's thread, must not block. */
        void stuck() {}
    }

    Mailbox(Executor executor, Scheduler scheduler, Duration deadline) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.deadline = deadline;
    }

    /** Queues a task. */
    void submit(Task task) {
        int current;
        synchronized (this) {
            if (last == null) {
                first = task;
            } else {
                last.next = task;
            }
            last = task;
            if (busy) {
                return;
            }
            busy = true;
            current = generation;
        }
        execute(current);
    }

    /** Whether nothing runs and nothing waits. */
    synchronized boolean isIdle() {
        return !busy;
    }

    private void execute(int current) {
        try {
            executor.execute(() -> drain(current));
        } catch (RejectedExecutionException closed) {
            log.debug("The server has closed; what was still to be handled is dropped");
        }
    }

    private void drain(int current) {
        for (int i = 0; i < BATCH; i++) {
            Task task = start(current);
            if (task == null) {
                return;
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                log.error("A task of a socket failed", e);
            }
            if (!finish(current)) {
                return;
            }
        }
        execute(current);
    }

    private synchronized @Nullable Task start(int current) {
        Task task = first;
        if (current != generation || task == null) {
            busy = busy && current != generation;
            return null;
        }
        first = task.next;
        task.next = null;
        if (first == null) {
            last = null;
        }
        running = task;
        thread = Thread.currentThread();
        startedAt = scheduler.nanoTime();
        watch();
        return task;
    }

    private synchronized boolean finish(int current) {
        if (current != generation) {
            return false;
        }
        if (late) {
            late = false;
            // It may have been interrupted just as it ended: the next task must not feel that.
            Thread.interrupted();
        }
        running = null;
        thread = null;
        return true;
    }

    // One timer at most, armed anew only when it fires: a mailbox that is busy with short tasks pays nothing.
    private void watch() {
        if (!watched) {
            watched = true;
            scheduler.schedule(deadline, this::check);
        }
    }

    private void check() {
        Task overdue;
        boolean again;
        int next;
        synchronized (this) {
            overdue = running;
            if (overdue == null) {
                watched = false;
                return;
            }
            long left = startedAt + deadline.toNanos() - scheduler.nanoTime();
            if (left > 0 && !late) {
                scheduler.schedule(Duration.ofNanos(left), this::check);
                return;
            }
            again = late;
            if (again) {
                abandon();
            } else {
                late = true;
                interrupt();
            }
            next = generation;
        }
        if (again) {
            overdue.stuck();
            execute(next);
        } else {
            overdue.late();
        }
    }

    private void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
        scheduler.schedule(deadline, this::check);
    }

    private void abandon() {
        generation++;
        running = null;
        thread = null;
        late = false;
        watched = false;
    }
}
