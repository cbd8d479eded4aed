package dev.parlance.internal.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after another, in their order, on handler threads. A task that takes longer than the deadline is
 * notified and its thread interrupted; if it takes as long again, the mailbox goes on without it. Tasks count in the
 * backlog of their connection from when they are queued until they are done.
 */
public final class Mailbox implements Deadlines.Watched {
    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    /** How many tasks run in a row before others get the thread. */
    private static final int BATCH = 32;

    private final Execution execution;
    private final Backlog backlog;
    private @Nullable Task first;
    private @Nullable Task last;
    private boolean busy;
    private @Nullable Task running;
    private @Nullable Thread thread;
    private long dueAt;
    private boolean late;
    private int generation;

    /** A task of a mailbox. */
    public abstract static class Task {
        private final int size;
        private final int held;
        private @Nullable Task next;
        private @Nullable Backlog counted;
        private boolean goesOn;
        private volatile long dueAt;
        private volatile boolean late;

        /** Makes a task that holds so many bytes of what its client sent. */
        protected Task(int size) {
            this(size, size);
        }

        /**
         * Makes a task that holds more than its client sent.
         *
         * @param held how many bytes it holds, or will when it runs
         */
        protected Task(int size, int held) {
            this.size = size;
            this.held = held;
        }

        final int size() {
            return size;
        }

        /** Does it. What it throws is logged. */
        protected abstract void run();

        /**
         * Whether it never blocks: then it runs on the thread that submits it, provided that no other task of its mailbox
         * waits or runs.
         */
        protected boolean neverBlocks() {
            return false;
        }

        /** What it runs on, other tasks of its mailbox before and behind it on theirs. */
        protected Executor executor(Execution execution) {
            return execution.handlers();
        }

        /** Within {@link #run}: it is not done when that returns, but when {@link #done} is called. */
        protected final void goOn() {
            goesOn = true;
        }

        /** Within {@link #run}: whether {@link #goOn} was called. */
        protected final boolean goesOn() {
            return goesOn;
        }

        /** It counts no longer in its connection's backlog. Does nothing the second time. */
        protected final void done() {
            Backlog backlog;
            synchronized (this) {
                backlog = counted;
                counted = null;
            }
            if (backlog != null) {
                backlog.finished(held);
            }
        }

        /** When it is due, on the timers' clock. */
        protected final long dueAt() {
            return dueAt;
        }

        /** From now on it is due then. */
        protected final void setDueAt(long dueAt) {
            this.dueAt = dueAt;
        }

        /** Whether it was notified that its deadline has come. */
        protected final boolean isLate() {
            return late;
        }

        /** Its deadline has come. */
        protected final void becomeLate() {
            late = true;
            late();
        }

        /** It is still running at its deadline, and will be interrupted; on the timer's thread, must not block. */
        protected void late() {}

        /** It is still running long after it was interrupted; on the timer's thread, must not block. */
        protected void stuck() {}
    }

    public Mailbox(Execution execution, Backlog backlog) {
        this.execution = execution;
        this.backlog = backlog;
    }

    /** Drops the tasks that hold bytes of what the client sent and have not started. */
    public void discardWaiting() {
        List<Task> dropped = new ArrayList<>();
        synchronized (this) {
            Task task = first;
            first = null;
            last = null;
            while (task != null) {
                Task following = task.next;
                task.next = null;
                if (task.size > 0) {
                    dropped.add(task);
                } else {
                    enqueue(task);
                }
                task = following;
            }
        }
        for (Task task : dropped) {
            backlog.started(task.size);
            task.done();
        }
    }

    /** Queues a task, or runs it at once if it {@linkplain Task#neverBlocks never blocks} and none is before it. */
    public void submit(Task task) {
        task.counted = backlog;
        backlog.added(task.size, task.held);
        boolean neverBlocks = task.neverBlocks();
        int current;
        synchronized (this) {
            if (busy) {
                enqueue(task);
                return;
            }
            if (neverBlocks) {
                started(task);
            } else {
                enqueue(task);
            }
            busy = true;
            execution.deadlines().watch(this);
            current = generation;
        }
        if (neverBlocks) {
            runNow(task, current);
        } else {
            execute(current, task.executor(execution));
        }
    }

    private void enqueue(Task task) {
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
    }

    private void started(Task task) {
        running = task;
        dueAt = execution.deadlines().dueAt();
        task.dueAt = dueAt;
    }

    // Its thread is not ours to interrupt, and must not block.
    private void runNow(Task task, int current) {
        NonBlockingCode.run(() -> run(task));
        synchronized (this) {
            if (current != generation) {
                return;
            }
            running = null;
            late = false;
            if (first == null) {
                busy = false;
                execution.deadlines().unwatch(this);
                return;
            }
        }
        execute(current);
    }

    private void run(Task task) {
        backlog.started(task.size);
        try {
            task.run();
        } catch (Throwable e) {
            log.error("A task of a socket failed", e);
        }
        if (!task.goesOn) {
            task.done();
        }
    }

    private void execute(int current) {
        execute(current, executorOfFirst());
    }

    private void execute(int current, Executor executor) {
        executor.execute(() -> drain(current, executor));
    }

    private synchronized Executor executorOfFirst() {
        return first == null ? execution.handlers() : first.executor(execution);
    }

    private void drain(int current, Executor executor) {
        Task task = start(current);
        for (int i = 1; task != null; i++) {
            run(task);
            task = next(current, i < BATCH ? executor : null);
        }
    }

    /**
     * A task has run: starts the next. Null if there is none, or it is left to another thread.
     *
     * @param executor what this thread belongs to; null if others are to get it now
     */
    private @Nullable Task next(int current, @Nullable Executor executor) {
        // At once: this is each event's way.
        synchronized (this) {
            if (!finish(current)) {
                return null;
            }
            if (first == null || first.executor(execution) == executor) {
                return start(current);
            }
        }
        execute(current);
        return null;
    }

    private synchronized @Nullable Task start(int current) {
        Task task = first;
        if (current != generation) {
            return null;
        }
        if (task == null) {
            busy = false;
            execution.deadlines().unwatch(this);
            return null;
        }
        first = task.next;
        task.next = null;
        if (first == null) {
            last = null;
        }
        started(task);
        thread = Thread.currentThread();
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

    /** What the thread does that runs a task; null if none does, not yet or no longer. */
    synchronized Thread.@Nullable State stateOf(Task task) {
        return running == task && thread != null ? thread.getState() : null;
    }

    @Override
    public long check(long now) {
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
            dueAt = execution.deadlines().dueAt();
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
            overdue.becomeLate();
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
