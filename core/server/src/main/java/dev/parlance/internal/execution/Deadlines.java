package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the mailboxes that are busy, with one timer for all of them: each task has the same time, so the one that
 * began first is due first. A mailbox that is idle costs nothing here, and a request no timer.
 */
public final class Deadlines {
    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);

    /** At most so many sweeps per deadline: tasks that are due at nearly the same time share one. */
    private static final int MAX_SWEEPS_PER_DEADLINE = 1_000;

    private final Timers timers;
    private final Duration deadline;
    private final Set<Watched> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean armed = new AtomicBoolean();

    /** Something whose tasks have a deadline. */
    interface Watched {
        /** Checks whether what runs is due; returns in how many nanoseconds to check again. On the timer's thread. */
        long check(long now);
    }

    Deadlines(Timers timers, Duration deadline) {
        this.timers = timers;
        this.deadline = deadline;
    }

    /** How long a task may take. */
    Duration deadline() {
        return deadline;
    }

    /** When a task that begins now is due, on the timers' clock. */
    long dueAt() {
        return timers.nanoTime() + deadline.toNanos();
    }

    /** A mailbox has become busy. */
    void watch(Watched mailbox) {
        busy.add(mailbox);
        arm();
    }

    /** A mailbox has become idle. */
    void unwatch(Watched mailbox) {
        busy.remove(mailbox);
    }

    private void arm() {
        if (!armed.get() && armed.compareAndSet(false, true)) {
            schedule(deadline);
        }
    }

    private void schedule(Duration delay) {
        try {
            timers.schedule(delay, this::sweep);
        } catch (Throwable e) {
            // The next mailbox that becomes busy arms it again.
            armed.set(false);
            throw e;
        }
    }

    private void sweep() {
        long next = deadline.toNanos();
        try {
            next = checkAll();
        } finally {
            // Whatever has failed: the others still have their deadlines.
            sweepAgain(next);
        }
    }

    private long checkAll() {
        long now = timers.nanoTime();
        long next = deadline.toNanos();
        for (Watched mailbox : busy) {
            next = Math.min(next, check(mailbox, now));
        }
        return next;
    }

    private static long check(Watched mailbox, long now) {
        try {
            return mailbox.check(now);
        } catch (Throwable e) {
            log.error("What a task does at its deadline failed", e);
            return Long.MAX_VALUE;
        }
    }

    private void sweepAgain(long next) {
        if (busy.isEmpty()) {
            armed.set(false);
            // One that became busy meanwhile saw the timer armed.
            if (!busy.isEmpty()) {
                arm();
            }
        } else {
            schedule(Duration.ofNanos(Math.max(next, deadline.toNanos() / MAX_SWEEPS_PER_DEADLINE)));
        }
    }
}
