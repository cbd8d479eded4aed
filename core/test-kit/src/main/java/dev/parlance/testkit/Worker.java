package dev.parlance.testkit;

import java.util.concurrent.SynchronousQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A thread that runs one task after another, and reports when it has come to rest: done, or waiting for something. */
final class Worker extends Thread {
    private static final Runnable END = () -> {};

    private final SynchronousQueue<Runnable> next = new SynchronousQueue<>();
    private final WaitProbe probe = new WaitProbe(this);
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
                run(task);
                busy = false;
            }
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            // As a thread of a pool: reported, and another task can follow.
            getUncaughtExceptionHandler().uncaughtException(this, e);
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

    /** Whether its task has not ended. */
    boolean isBusy() {
        return busy;
    }

    /**
     * Waits until its task is done, or waits for something that has not happened; returns whether it has done anything
     * meanwhile.
     */
    boolean awaitRest() {
        probe.begin();
        // What waits before it has begun waits for the task, which is on its way.
        while (busy && !(begun && probe.isAtRest())) {
            Thread.yield();
        }
        return !busy || probe.hasMoved();
    }

    /** Where the application's code waits, as in a stack trace. */
    String place() {
        StackTraceElement[] stack = getStackTrace();
        return Stream.of(stack)
                .filter(frame -> !isLibrary(frame.getClassName()))
                .findFirst()
                .or(() -> Stream.of(stack).findFirst())
                .map(StackTraceElement::toString)
                .orElse(getName());
    }

    private static boolean isLibrary(String className) {
        return Stream.of("java.", "jdk.", "dev.parlance.internal.").anyMatch(className::startsWith);
    }
}
