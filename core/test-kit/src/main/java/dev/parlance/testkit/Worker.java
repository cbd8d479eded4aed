package dev.parlance.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A thread that runs one task after another, and reports when it has come to rest: done, or waiting for something. */
final class Worker extends Thread {
    private static final Runnable END = () -> {};
    private static final int MAX_CHECKS = 100;

    /** Its name only: the test kit must not need the stores. */
    private static final String STORE = "dev.parlance.catalogue.jdbc.StoreThreads";

    /** How long another thread may compute what a task waits for, before the task counts as waiting for the test. */
    private static final long MAX_COMPUTATION_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final SynchronousQueue<Runnable> next = new SynchronousQueue<>();
    private volatile boolean busy;
    private volatile boolean begun;
    private volatile boolean ending;

    Worker(String name) {
        super(name);
        setDaemon(true);
        start();
    }

    void begin(Runnable task) {
        busy = true;
        begun = false;
        hand(task);
    }

    /** Ends it, once its task is done. */
    void end() {
        ending = true;
        // Offered, not put: once its task is done it may end without taking another.
        while (isAlive() && !busy && !next.offer(END)) {
            Thread.yield();
        }
    }

    private void hand(Runnable task) {
        try {
            next.put(task);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while a task was handed over", e);
        }
    }

    @Override
    public void run() {
        while (!ending) {
            Runnable task = take();
            if (task != null) {
                begun = true;
                task.run();
                busy = false;
            }
        }
    }

    private @Nullable Runnable take() {
        try {
            return next.take();
        } catch (InterruptedException strayed) {
            // A deadline interrupted the task just as it ended.
            return null;
        }
    }

    /** Waits until its task is done (true), or waits for something that has not happened (false). */
    boolean awaitRest() {
        long start = System.nanoTime();
        while (busy) {
            // What waits before it has begun waits for the task, which is on its way.
            if (begun && !(isComputing() && System.nanoTime() - start < MAX_COMPUTATION_NANOS) && isWaiting() && busy) {
                return false;
            }
            Thread.yield();
        }
        return true;
    }

    // A FutureTask runs on a thread of the application, such as a store's, and ends without the test.
    private boolean isComputing() {
        return LockSupport.getBlocker(this) instanceof FutureTask<?>;
    }

    // Seen as waiting it may have been woken already, and not have run yet. A future says so, and a lock by having no
    // owner; for a queue it is not known, so it is checked again.
    private boolean isWaiting() {
        for (int i = 0; i < MAX_CHECKS; i++) {
            State state = getState();
            Object blocker = LockSupport.getBlocker(this);
            if ((state != State.WAITING && state != State.TIMED_WAITING) || isInterrupted()) {
                return false;
            }
            if (isInStore()) {
                return false;
            }
            if (blocker instanceof ManagedBlocker future) {
                return !future.isReleasable();
            }
            if (isLock(blocker)) {
                return hasOwner();
            }
            Thread.yield();
        }
        return true;
    }

    /** Whether it waits for a database: that answers by itself, from a thread that nobody drives. */
    private boolean isInStore() {
        for (StackTraceElement frame : getStackTrace()) {
            if (frame.getClassName().equals(STORE)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLock(@Nullable Object blocker) {
        return blocker != null && blocker.getClass().getName().startsWith(ReentrantLock.class.getName() + "$");
    }

    /** Whether the lock that it waits for is held. */
    private boolean hasOwner() {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(getId());
        return info != null && info.getLockOwnerId() >= 0;
    }
}
