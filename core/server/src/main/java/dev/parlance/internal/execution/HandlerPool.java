package dev.parlance.internal.execution;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded number of threads for tasks that are mostly short and may all block. To wake a thread costs more than a short
 * task does, so a new task wakes one only if no worker is moving. While any moves, whoever adds a task looks after the workers,
 * at most every {@link #LOOK}, and so does a timer every {@link #TICK}: while tasks wait, two more workers are woken for each that is
 * found blocked, still with the same task, and one more at each tick that is not late. When all are blocked, further tasks wait, or go to
 * another executor if there is one.
 */
final class HandlerPool implements Executor, AutoCloseable {
    /** How often those who add tasks look: a task waits behind one that blocks for twice this, if others follow it. */
    static final Duration LOOK = Duration.ofNanos(250_000);

    /** How often the timer looks; a task waits behind one that blocks for twice this at most, if there are threads left. */
    static final Duration TICK = Duration.ofMillis(1);

    /**
     * How many ticks a worker has for the same task before it counts as blocked although its thread could run: it may compute, or
     * wait within a driver, but on a busy machine it has most likely lost its core to another thread. Ticks are counted, not time:
     * while the garbage collector or other threads hold up the workers, they hold up those who look as well.
     */
    static final int RUNNABLE_TICKS = 5;

    /** For how long a worker without work keeps its thread. */
    static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(HandlerPool.class);

    /** After so many ticks without work nobody looks any more. */
    private static final int QUIET = 5;

    /** How often a worker without work gives way before it rests: that is cheaper than to be woken. */
    private static final int YIELDS = 3;

    private final String name;
    private final int size;
    private final Timers timers;
    private final @Nullable Executor overflow;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();

    /** Workers that are not idle and not known to be blocked. Changed under the lock. */
    private final AtomicInteger moving = new AtomicInteger();

    private final PoolLock lock = new PoolLock();
    private final AtomicBoolean watched = new AtomicBoolean();
    private final Deque<Worker> idle = new ArrayDeque<>();
    private final List<Worker> workers = new ArrayList<>();

    /** How many tasks run elsewhere. */
    private final AtomicInteger overflowing = new AtomicInteger();

    private int started;
    private int quiet;
    private int ticks;
    private volatile long tickDueAt;
    private volatile long lookedAt;
    private volatile boolean closed;

    private enum State {
        IDLE,
        MOVING,
        BLOCKED
    }

    /** A pool without threads so far, whose tasks wait when all of them are blocked. */
    HandlerPool(String name, int size, Timers timers) {
        this(name, size, timers, null);
    }

    /**
     * A pool without threads so far.
     *
     * @param overflow runs what comes while all threads are blocked; null to let it wait
     */
    HandlerPool(String name, int size, Timers timers, @Nullable Executor overflow) {
        this.name = name;
        this.size = size;
        this.timers = timers;
        this.overflow = overflow;
        this.lookedAt = timers.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        queue.add(task);
        wakeIfNoneMoves();
        lookIfDue();
        watch();
    }

    /** Interrupts what runs and drops what waits. */
    @Override
    public void close() {
        lock.run(() -> {
            closed = true;
            queue.clear();
            workers.forEach(worker -> worker.thread.interrupt());
        });
    }

    private void wakeIfNoneMoves() {
        if (moving.get() == 0) {
            // If others have the lock, the next tick does what they leave.
            lock.runIfFree(() -> {
                if (moving.get() == 0) {
                    wake();
                }
            });
        }
    }

    private void lookIfDue() {
        if (timers.nanoTime() - lookedAt >= LOOK.toNanos()) {
            lock.runIfFree(() -> wakeForStalled(0));
        }
    }

    /** Whether there was one to wake, or to be made, or the oldest task went elsewhere. Under the lock. */
    private boolean wake() {
        Worker worker = idle.poll();
        boolean made = worker == null;
        if (worker == null) {
            if (closed) {
                return false;
            }
            if (workers.size() == size) {
                return overflow();
            }
            worker = new Worker(name + ++started);
            workers.add(worker);
        }
        worker.seen = Worker.NEVER;
        worker.state = State.MOVING;
        moving.incrementAndGet();
        if (made) {
            return start(worker);
        }
        LockSupport.unpark(worker.thread);
        return true;
    }

    private boolean overflow() {
        Runnable oldest = overflow == null ? null : queue.poll();
        if (oldest == null) {
            return false;
        }
        overflowing.incrementAndGet();
        overflow.execute(() -> {
            try {
                Safely.run(oldest::run, "A task of {} failed", name);
            } finally {
                overflowing.decrementAndGet();
            }
        });
        return true;
    }

    /** What it does now. */
    Load load() {
        return lock.get(() -> new Load(workers.size() - idle.size() + overflowing.get(), queue.size()));
    }

    private boolean start(Worker worker) {
        try {
            worker.thread.start();
            return true;
        } catch (OutOfMemoryError noThread) {
            workers.remove(worker);
            moving.decrementAndGet();
            log.error("No further thread can be started", noThread);
            return false;
        }
    }

    private void watch() {
        if (!watched.get() && watched.compareAndSet(false, true)) {
            scheduleTick();
        }
    }

    private void scheduleTick() {
        try {
            tickDueAt = timers.nanoTime() + TICK.toNanos();
            timers.schedule(TICK, this::tick);
        } catch (Throwable e) {
            // The next task has it watched again.
            watched.set(false);
            throw e;
        }
    }

    private void tick() {
        lock.run(this::lookAtTick);
    }

    private void lookAtTick() {
        boolean woken = false;
        try {
            ticks++;
            // Where a timer comes late the cores are busy, and one more thread would only take turns with the others.
            boolean late = timers.nanoTime() - tickDueAt > TICK.toNanos();
            woken = wakeForStalled(late ? 0 : 1);
        } catch (Throwable e) {
            log.error("No thread could be woken", e);
        } finally {
            // Whatever has failed: while anything may wait it is looked again.
            tickOn(woken);
        }
    }

    /** Whether any was woken: two for each that is blocked, but at least so many. Under the lock. */
    private boolean wakeForStalled(int atLeast) {
        lookedAt = timers.nanoTime();
        int stalled = passOverStalled();
        boolean woken = false;
        // Two for one: so that few looks suffice when many tasks block.
        for (int i = Math.max(atLeast, 2 * stalled); (i > 0 || moving.get() == 0) && !queue.isEmpty() && wake(); i--) {
            woken = true;
        }
        return woken;
    }

    private void tickOn(boolean woken) {
        quiet = woken || moving.get() > 0 ? 0 : quiet + 1;
        if (quiet < QUIET) {
            scheduleTick();
            return;
        }
        quiet = 0;
        watched.set(false);
        // Whoever added a task or was woken meanwhile saw it watched.
        if (moving.get() > 0 || !queue.isEmpty()) {
            watch();
        }
    }

    private int passOverStalled() {
        int stalled = 0;
        for (Worker worker : workers) {
            if (worker.state == State.MOVING && worker.isStalled()) {
                worker.state = State.BLOCKED;
                moving.decrementAndGet();
                stalled++;
            }
        }
        return stalled;
    }

    private final class Worker implements Runnable {
        private static final long NEVER = -1;

        private final Thread thread;
        private final AtomicLong done = new AtomicLong();

        /** What was done when it was looked at last. Under the lock. */
        private long seen;

        /** The tick at which that was seen first. Under the lock. */
        private int seenAt;

        /** Changed under the lock. */
        private volatile State state = State.IDLE;

        Worker(String name) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
        }

        /** Whether it has done nothing since it was looked at last, and so is blocked. Under the lock. */
        boolean isStalled() {
            long count = done.get();
            if (seen != count) {
                seen = count;
                seenAt = ticks;
                return false;
            }
            return thread.getState() != Thread.State.RUNNABLE || ticks - seenAt >= RUNNABLE_TICKS;
        }

        @Override
        public void run() {
            while (!closed && goOn()) {}
        }

        /** Runs a task, or waits for one; false if its thread is to end. */
        private boolean goOn() {
            try {
                Runnable task = next();
                if (task == null) {
                    return rest();
                }
                run(task);
            } catch (Throwable e) {
                // Memory was lacking even to log that. The thread is needed more than the news.
            }
            return true;
        }

        /** The next task; before it says that there is none it lets those run that may be about to add one. */
        private @Nullable Runnable next() {
            Runnable task = queue.poll();
            for (int i = 0; task == null && i < YIELDS; i++) {
                Thread.yield();
                task = queue.poll();
            }
            return task;
        }

        private void run(Runnable task) {
            try {
                task.run();
            } catch (Throwable e) {
                log.error("A task failed", e);
            } finally {
                // What interrupted this one must not be felt by the next.
                Thread.interrupted();
                done.lazySet(done.getPlain() + 1);
                if (state == State.BLOCKED) {
                    moveAgain();
                }
            }
        }

        private void moveAgain() {
            lock.run(() -> {
                state = State.MOVING;
                seen = NEVER;
                moving.incrementAndGet();
            });
        }

        /** Waits until it is woken; false if its thread is to end. */
        private boolean rest() {
            settle();
            long end = System.nanoTime() + KEEP_ALIVE.toNanos();
            while (state == State.IDLE && !closed) {
                long left = end - System.nanoTime();
                if (left <= 0 && retire()) {
                    return false;
                }
                LockSupport.parkNanos(HandlerPool.this, Math.max(left, 0));
                // A late interruption would keep it from waiting.
                Thread.interrupted();
            }
            return true;
        }

        private void settle() {
            lock.run(() -> {
                if (state == State.MOVING) {
                    moving.decrementAndGet();
                }
                state = State.IDLE;
                idle.push(this);
            });
            // A task that was added while this one still counted as moving has woken nobody.
            if (!queue.isEmpty()) {
                wakeIfNoneMoves();
            }
        }

        private boolean retire() {
            return lock.get(() -> state == State.IDLE && idle.remove(this) && workers.remove(this));
        }
    }
}
