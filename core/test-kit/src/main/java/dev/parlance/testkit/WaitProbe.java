package dev.parlance.testkit;

import java.lang.Thread.State;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a thread waits for something that has not happened. A thread that has been released can still be seen
 * waiting, until it runs. So it is woken for no reason, which whatever parks a thread must expect: it checks again, and
 * goes on or waits once more. No time is involved.
 */
final class WaitProbe {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Its name only: the test kit must not need the stores. */
    private static final String STORE = "dev.parlance.catalogue.jdbc.StoreThreads";

    /** How long another thread may compute what a task waits for, before the task counts as waiting for the test. */
    private static final long MAX_COMPUTATION_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Thread thread;
    private @Nullable Rest last;
    private @Nullable Rest woken;
    private long begun;

    /**
     * A thread that waits.
     *
     * @param timed whether it goes on by itself after some time
     * @param waits how often it has waited in its life
     * @param blocks how often it has been blocked by a monitor
     * @param blocker the object that it waits for, if that is known
     */
    private record Rest(
            boolean timed,
            long waits,
            long blocks,
            @Nullable Object blocker) {}

    WaitProbe(Thread thread) {
        this.thread = thread;
    }

    /** Begins to look anew. */
    void begin() {
        woken = null;
        begun = System.nanoTime();
    }

    /** Whether it waits, and has checked since {@link #begin} what it waits for. To be asked until it does, or has ended. */
    boolean isAtRest() {
        if (thread.getState() == State.RUNNABLE) {
            return false;
        }
        ThreadInfo info = THREADS.getThreadInfo(thread.getId(), Integer.MAX_VALUE);
        if (info == null || isComputing(info)) {
            return false;
        }
        return switch (info.getThreadState()) {
            case BLOCKED -> isHeldByOneThatWaits(info);
            case WAITING, TIMED_WAITING -> isParked(info) ? hasCheckedAgain(info) : !thread.isInterrupted();
            default -> false;
        };
    }

    /** At rest: whether it has done anything since it was at rest before, except to check again. */
    boolean hasMoved() {
        ThreadInfo info = THREADS.getThreadInfo(thread.getId());
        if (info == null) {
            return true;
        }
        Rest before = last;
        Rest now = rest(info);
        last = now;
        long checks = woken == null ? 0 : 1;
        return before == null
                || now.blocker != before.blocker
                || now.blocks != before.blocks
                || !now.timed && now.waits != before.waits + checks;
    }

    private boolean hasCheckedAgain(ThreadInfo info) {
        if (woken == null) {
            woken = rest(info);
            LockSupport.unpark(thread);
            return false;
        }
        return info.getWaitedCount() > woken.waits;
    }

    private Rest rest(ThreadInfo info) {
        return new Rest(
                info.getThreadState() == State.TIMED_WAITING,
                info.getWaitedCount(),
                info.getBlockedCount(),
                LockSupport.getBlocker(thread));
    }

    // What sleeps or waits for a monitor needs no second look: being notified ends its waiting at once.
    private static boolean isParked(ThreadInfo info) {
        StackTraceElement[] stack = info.getStackTrace();
        return stack.length > 0 && stack[0].getMethodName().equals("park");
    }

    private static boolean isHeldByOneThatWaits(ThreadInfo info) {
        long id = info.getLockOwnerId();
        ThreadInfo owner = id < 0 ? null : THREADS.getThreadInfo(id);
        return owner != null && (id == Thread.currentThread().getId() || owner.getThreadState() != State.RUNNABLE);
    }

    /** Whether it waits for a thread of the application, such as a store's, that ends without the test. */
    private boolean isComputing(ThreadInfo info) {
        boolean waitsForComputation = LockSupport.getBlocker(thread) instanceof FutureTask<?>
                && System.nanoTime() - begun < MAX_COMPUTATION_NANOS;
        return waitsForComputation || isInStore(info);
    }

    private static boolean isInStore(ThreadInfo info) {
        for (StackTraceElement frame : info.getStackTrace()) {
            if (frame.getClassName().equals(STORE)) {
                return true;
            }
        }
        return false;
    }
}
