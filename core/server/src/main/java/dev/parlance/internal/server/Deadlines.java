package dev.parlance.internal.server;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches the mailboxes that are busy, with one timer for all of them: each task has the same time, so the one that began
 * first is due first. A mailbox that is idle costs nothing here, and a request no timer.
 */
final class Deadlines {
    /** A sweep is put off by at most this part of the deadline, so that many tasks that are due share one. */
    private static final int FINEST = 1_000;

    private final Timers timers;
    private final Duration deadline;
    private final Set<Mailbox> busy = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean armed = new AtomicBoolean();

    Deadlines(Timers timers, Duration deadline) {
        this.timers = timers;
        this.deadline = deadline;
    }

    /** When a task that begins now is due, on the timers' clock. */
    long dueAt() {
        return timers.nanoTime() + deadline.toNanos();
    }

    /** A mailbox has become busy. */
    void watch(Mailbox mailbox) {
        busy.add(mailbox);
        arm();
    }

    /** A mailbox has become idle. */
    void unwatch(Mailbox mailbox) {
        busy.remove(mailbox);
    }

    private void arm() {
        if (!armed.get() && armed.compareAndSet(false, true)) {
            timers.schedule(deadline, this::sweep);
        }
    }

    private void sweep() {
        long now = timers.nanoTime();
        long next = deadline.toNanos();
        for (Mailbox mailbox : busy) {
            next = Math.min(next, mailbox.check(now));
        }
        if (busy.isEmpty()) {
            armed.set(false);
            // One that became busy meanwhile saw the timer armed.
            if (!busy.isEmpty()) {
                arm();
            }
        } else {
            timers.schedule(Duration.ofNanos(Math.max(next, deadline.toNanos() / FINEST)), this::sweep);
        }
    }
}
