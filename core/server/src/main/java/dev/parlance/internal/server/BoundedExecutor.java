package dev.parlance.internal.server;

import dev.parlance.internal.execution.RetryingExecutor;
import dev.parlance.internal.execution.Safely;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.BlockingExecutor;
import dev.parlance.socket.ThreadLoad;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a bounded number of tasks at a time on another executor; a bounded number of others wait, in their order. If all that
 * run hang, none waits.
 */
public final class BoundedExecutor implements BlockingExecutor {
    /** How many threads a server has for what blocks, unless it is configured. */
    static final int THREADS = 16;

    /** How many tasks may wait for one of them. */
    static final int MAX_WAITING = 1_000;

    /** How long nothing ends, while all threads are busy, until they hang. */
    static final long HANGING_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int KEEP_ALIVE_SECONDS = 30;

    private final Function<String, Executor> executors;
    private final Executor executor;
    private final String name;
    private final int maxRunning;
    private final int maxWaiting;
    private final LongSupplier nanoTime;
    private final Map<String, BoundedExecutor> named = new ConcurrentHashMap<>();
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
    private long lastChange;

    /** @param executor must not reject tasks */
    BoundedExecutor(Executor executor, int maxRunning, int maxWaiting) {
        this(name -> executor, "blocking", maxRunning, maxWaiting, System::nanoTime);
    }

    /** @param executors one for each name, which must not reject tasks */
    BoundedExecutor(
            Function<String, Executor> executors, String name, int maxRunning, int maxWaiting, LongSupplier nanoTime) {
        this.executors = executors;
        this.executor = executors.apply(name);
        this.name = name;
        this.maxRunning = maxRunning;
        this.maxWaiting = maxWaiting;
        this.nanoTime = nanoTime;
    }

    /** Threads of its own, or the application's executor. */
    public static BoundedExecutor of(@Nullable Executor given, Timers timers) {
        return given == null
                ? new BoundedExecutor(BoundedExecutor::threads, "blocking", THREADS, MAX_WAITING, System::nanoTime)
                : new BoundedExecutor(new RetryingExecutor(given, timers), MAX_WAITING, 0);
    }

    @Override
    public BlockingExecutor named(String name) {
        return named.computeIfAbsent(
                name, key -> new BoundedExecutor(executors, key, maxRunning, maxWaiting, nanoTime));
    }

    // Not closed with the server: idle threads end by themselves, and what is being stored must not be interrupted.
    private static Executor threads(String name) {
        AtomicInteger started = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "parlance-" + name + "-" + started.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @Override
    public void execute(Runnable task) {
        add(task, false);
    }

    @Override
    public void executeAlways(Runnable task) {
        add(task, true);
    }

    private void add(Runnable task, boolean always) {
        switch (admit(task, always)) {
            case RUNS -> executor.execute(() -> runAll(task));
            case WAITS -> {
                // Until a task that runs has ended.
            }
            case REJECTED -> {
                RejectedExecutionException reason =
                        new RejectedExecutionException("too many tasks wait for a thread, or all threads hang");
                takeIfHanging().forEach(each -> each.rejected(reason));
                throw reason;
            }
        }
    }

    private enum Admission {
        RUNS,
        WAITS,
        REJECTED
    }

    private synchronized Admission admit(Runnable task, boolean always) {
        if (running < maxRunning) {
            running++;
            lastChange = nanoTime.getAsLong();
            return Admission.RUNS;
        }
        if (!always && (waiting.size() >= maxWaiting || hangs())) {
            return Admission.REJECTED;
        }
        waiting.add(task);
        return Admission.WAITS;
    }

    private boolean hangs() {
        return running == maxRunning && nanoTime.getAsLong() - lastChange > HANGING_NANOS;
    }

    /** The tasks that wait and can be told that they will not run, if all threads hang. */
    private synchronized List<Task> takeIfHanging() {
        List<Task> hopeless = new ArrayList<>();
        if (hangs()) {
            waiting.removeIf(each -> each instanceof Task task && hopeless.add(task));
        }
        return hopeless;
    }

    private void runAll(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            Safely.run(task::run, "A task of {} failed", "the blocking executor");
        }
    }

    private synchronized @Nullable Runnable next() {
        lastChange = nanoTime.getAsLong();
        Runnable task = waiting.poll();
        if (task == null) {
            running--;
        }
        return task;
    }

    /** What it does now, and what those do that have a name. */
    Map<String, ThreadLoad> loads() {
        Map<String, ThreadLoad> loads = new TreeMap<>();
        named.values().forEach(each -> loads.putAll(each.loads()));
        synchronized (this) {
            loads.put(name, ThreadLoad.of(running, waiting.size()));
        }
        return loads;
    }

    /** Whether nothing runs or waits, under any name. */
    boolean isIdle() {
        synchronized (this) {
            if (running > 0) {
                return false;
            }
        }
        return named.values().stream().allMatch(BoundedExecutor::isIdle);
    }
}
