package dev.parlance.internal.server;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another, in their order, on handler threads. A task that takes longer than the deadline is told so
 * and its thread interrupted; if it takes as long again, the mailbox goes on without it. Tasks count in the backlog of
 * their connection from when they are queued until they are done.
 */
final class Mailbox {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** How many tasks run in a row before others get the thread. */
    private static final int BATCH = 32;

    private final Environment environment;
    private final Backlog backlog;
    private @Nullable Task first;
    private @Nullable Task last;
    private boolean busy;
    private @Nullable Task running;
    private @Nullable Thread thread;
    private long dueAt;
    private boolean late;
    private int generation;

    /** Something to be run in its turn. */
    abstract static class Task {
        private final int size;
        private @Nullable Task next;
        private @Nullable Backlog counted;
        private boolean goesOn;

        /** Makes a task that holds so many bytes of what its client sent. */
        Task(int size) {
            this.size = size;
        }

        /** Does it. What it throws is logged. */
        abstract void run();

        /** Within {@link #run}: it is not done when that returns, but when {@link #done} is called. */
        final void goOn() {
            goesOn = true;
        }

        /** It counts no longer in its connection's backlog. Does nothing the second time. */
        final void done() {
            Backlog backlog;
            synchronized (this) {
                backlog = counted;
                counted = null;
            }
            if (backlog != null) {
                backlog.finished();
            }
        }

        /** It is still running at its deadline, and will be interrupted; on the timer's thread, must not block. */
        void late() {}

        /** It is still running long after it was interrupted; on the timer's thread, must not block. */
        void stuck() {}
    }

    Mailbox(Environment environment, Backlog backlog) {
        this.environment = environment;
        this.backlog = backlog;
    }

    /** Queues a task. */
    void submit(Task task) {
        task.counted = backlog;
        backlog.added(task.size);
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
            environment.deadlines().watch(this);
            current = generation;
        }
        execute(current);
    }

    private void execute(int current) {
        environment.handlers().execute(() -> drain(current));
    }

    private void drain(int current) {
        for (int i = 0; i < BATCH; i++) {
            Task task = start(current);
            if (task == null) {
                return;
            }
            backlog.started(task.size);
            try {
                task.run();
            } catch (Throwable e) {
                log.error("A task of a socket failed", e);
            }
            if (!task.goesOn) {
                task.done();
            }
            if (!finish(current)) {
                return;
            }
        }
        execute(current);
    }

    private synchronized @Nullable Task start(int current) {
        Task task = first;
        if (current != generation) {
            return null;
        }
        if (task == null) {
            busy = false;
            environment.deadlines().unwatch(this);
            return null;
        }
        first = task.next;
        task.next = null;
        if (first == null) {
            last = null;
        }
        running = task;
        thread = Thread.currentThread();
        dueAt = environment.deadlines().dueAt();
        return task;
    }

    private synchronized boolean finish(int current) {
        boolean abandoned = current != generation;
        if (abandoned || late) {
            // It may have been interrupted just as it ended: what its thread does next must not feel that.
            Thread.interrupted();
        }
        if (!abandoned) {
            late = false;
            running = null;
            thread = null;
        }
        return !abandoned;
    }

    /** Looks whether what runs is due; returns in how many nanoseconds to look again. On the timer's thread. */
    long check(long now) {
        Task overdue;
        boolean again;
        int next;
        synchronized (this) {
            overdue = running;
            if (overdue == null) {
                return Long.MAX_VALUE;
            }
            if (dueAt > now) {
                return dueAt - now;
            }
            again = late;
            late = true;
            dueAt = environment.deadlines().dueAt();
            if (again) {
                abandon();
            }
            next = generation;
        }
        if (again) {
            overdue.stuck();
            overdue.done();
            execute(next);
        } else {
            // First: what its interruption makes of it must not be taken for its outcome.
            overdue.late();
            interrupt(overdue);
        }
        return Long.MAX_VALUE;
    }

    private synchronized void interrupt(Task overdue) {
        if (running == overdue && thread != null) {
            thread.interrupt();
        }
    }

    private void abandon() {
        generation++;
        running = null;
        thread = null;
        late = false;
    }
}
