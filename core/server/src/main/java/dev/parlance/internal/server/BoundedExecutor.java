package dev.parlance.internal.server;

import dev.parlance.internal.execution.RetryingExecutor;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.BlockingExecutor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs a bounded number of tasks at a time on another executor; a bounded number of others wait, in their order. */
public final class BoundedExecutor implements BlockingExecutor {
    /** How many threads a server has for what blocks, unless it is configured. */
    static final int THREADS = 16;

    /** How many tasks may wait for one of them. */
    static final int MAX_WAITING = 1_000;

    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Executor executor;
    private final int maxRunning;
    private final int maxWaiting;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /** @param executor must not reject tasks */
    BoundedExecutor(Executor executor, int maxRunning, int maxWaiting) {
        this.executor = executor;
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
    }

    /** Threads of its own, or the application's executor. */
    public static BoundedExecutor of(@Nullable Executor given, Timers timers) {
        return given == null
                ? new BoundedExecutor(threads(), THREADS, MAX_WAITING)
                : new BoundedExecutor(new RetryingExecutor(given, timers), MAX_WAITING, 0);
    }

    // Not closed with the server: idle threads end by themselves, and what is being stored must not be interrupted.
    private static Executor threads() {
        AtomicInteger started = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "parlance-blocking-" + started.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void execute(Runnable task) {
        add(task, maxWaiting);
    }

    @Override
    public void executeAlways(Runnable task) {
        add(task, Integer.MAX_VALUE);
    }

    private void add(Runnable task, int bound) {
        synchronized (this) {
            if (running == maxRunning) {
                if (waiting.size() >= bound) {
                    throw new RejectedExecutionException("too many tasks wait for a thread");
                }
                waiting.add(task);
                return;
            }
            running++;
        }
        executor.execute(() -> runAll(task));
    }

    private void runAll(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            Safely.run(task::run, "A task of {} failed", "the blocking executor");
        }
    }

    private synchronized @Nullable Runnable next() {
        Runnable task = waiting.poll();
        if (task == null) {
            running--;
        }
        return task;
    }

    /** Whether nothing runs or waits. */
    synchronized boolean isIdle() {
        return running == 0;
    }
}
