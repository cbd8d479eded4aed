package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Starts tasks of several mailboxes one after another: each when the one before has ended what has an order. One that waits
 * does not hold up the others: the next starts a moment later, and the more tasks wait, the shorter that moment is. One that
 * has no thread yet, or computes, is given longer: a busy machine changes no order. Tasks count in the backlog from when they are
 * submitted.
 */
public final class StartOrder {
    private static final long PATIENCE_NANOS = 10_000_000;
    private static final long MIN_PATIENCE_NANOS = 1_000_000;

    /** For how many such moments a task is not taken to wait though its thread runs: within a driver it may wait all the same. */
    private static final int MAX_RUNNING = 10;

    private final Timers timers;
    private final Backlog backlog;
    private final Queue<Start> waiting = new ArrayDeque<>(0);
    private @Nullable Start current;

    /** How many have been overtaken since nothing waited. */
    private int overtaken;

    private record Start(Mailbox mailbox, Mailbox.Task task) {}

    /** Nothing has been submitted. */
    public StartOrder(Timers timers, Backlog backlog) {
        this.timers = timers;
        this.backlog = backlog;
    }

    /** Submits a task to its mailbox when it is its turn. */
    public void submit(Mailbox mailbox, Mailbox.Task task) {
        Start start = new Start(mailbox, task);
        synchronized (this) {
            if (current != null) {
                backlog.added(task.size(), task.size());
                waiting.add(start);
                if (waiting.size() == 1) {
                    awaitEndOf(current, MAX_RUNNING);
                }
                return;
            }
            current = start;
            overtaken = 0;
        }
        mailbox.submit(task);
    }

    /** A task has ended what has an order. Does nothing the second time, and nothing after another has started. */
    public void ended(Mailbox.Task task) {
        Start next;
        synchronized (this) {
            if (current == null || current.task() != task) {
                return;
            }
            next = next();
        }
        start(next);
    }

    private void awaitEndOf(Start start, int running) {
        long nanos = Math.max(MIN_PATIENCE_NANOS, PATIENCE_NANOS >> Math.min(overtaken, 30));
        timers.schedule(Duration.ofNanos(nanos), () -> overtakeIfWaiting(start, running));
    }

    private void overtakeIfWaiting(Start start, int running) {
        Thread.State state = start.mailbox().stateOf(start.task());
        Start next;
        synchronized (this) {
            if (current != start) {
                return;
            }
            if (state == null || state == Thread.State.RUNNABLE && running > 0) {
                awaitEndOf(start, state == null ? running : running - 1);
                return;
            }
            overtaken++;
            next = next();
        }
        start(next);
    }

    private @Nullable Start next() {
        current = waiting.poll();
        if (current != null && !waiting.isEmpty()) {
            awaitEndOf(current, MAX_RUNNING);
        }
        return current;
    }

    private void start(@Nullable Start next) {
        if (next != null) {
            next.mailbox().submit(next.task());
            backlog.started(next.task().size());
            backlog.finished(next.task().size());
        }
    }
}
