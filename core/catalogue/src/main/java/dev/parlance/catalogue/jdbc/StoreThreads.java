package dev.parlance.catalogue.jdbc;

import java.sql.SQLTransientException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what uses a database on threads that nobody interrupts. An interrupt would close H2's files for everyone, or the
 * socket of a virtual thread. It also lets callers go while their database hangs: when all threads are busy and for a second
 * none has begun or ended anything, nobody waits for one.
 */
final class StoreThreads {
    static final int THREADS = 16;
    static final int QUEUE = 1_000;
    static final long HANGING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int KEEP_ALIVE_SECONDS = 10;

    private final LongSupplier nanoTime;
    private final Pool executor = new Pool();
    private volatile long lastChange;

    StoreThreads() {
        this(System::nanoTime);
    }

    StoreThreads(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        executor.allowCoreThreadTimeOut(true);
    }

    private final class Pool extends ThreadPoolExecutor {
        Pool() {
            super(
                    THREADS,
                    THREADS,
                    KEEP_ALIVE_SECONDS,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(QUEUE),
                    StoreThread::new);
        }

        @Override
        protected void beforeExecute(Thread thread, Runnable task) {
            lastChange = nanoTime.getAsLong();
        }

        @Override
        protected void afterExecute(Runnable task, @Nullable Throwable failure) {
            lastChange = nanoTime.getAsLong();
        }
    }

    /** Work that waits for a thread, or has one. */
    private static final class Call<T> extends FutureTask<T> {
        private volatile boolean begun;

        Call(Supplier<T> work) {
            super(work::get);
        }

        @Override
        public void run() {
            begun = true;
            super.run();
        }
    }

    private boolean hangs() {
        return !executor.getQueue().isEmpty() && nanoTime.getAsLong() - lastChange > HANGING_NANOS;
    }

    /**
     * Runs that work and waits for it. If the caller is interrupted, it stops waiting: work that has begun is carried on.
     *
     * @throws StorageException if the caller was interrupted, too much is waiting, or the database hangs; or whatever the
     *     work throws
     */
    <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof StoreThread) {
            return work.get();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        if (hangs()) {
            throw unavailable("the database hangs", null);
        }
        Call<T> task = new Call<>(work);
        try {
            executor.execute(task);
            return await(task);
        } catch (RejectedExecutionException e) {
            throw unavailable("too much is waiting for the database", e);
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private <T> T await(Call<T> task) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return task.get(HANGING_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                if (!task.begun && hangs()) {
                    task.cancel(false);
                    throw unavailable("the database hangs", e);
                }
            }
        }
    }

    private static StorageException interrupted(@Nullable InterruptedException e) {
        return unavailable("interrupted while waiting for the database", e);
    }

    private static StorageException unavailable(String why, @Nullable Exception e) {
        return new StorageException(new SQLTransientException(why, e));
    }

    /** A supplier throws nothing else. */
    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return (RuntimeException) cause;
    }

    private static final class StoreThread extends Thread {
        StoreThread(Runnable work) {
            super(work, "parlance-store");
            setDaemon(true);
        }
    }
}
