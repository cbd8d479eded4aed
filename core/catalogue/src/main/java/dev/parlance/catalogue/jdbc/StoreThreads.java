package dev.parlance.catalogue.jdbc;

import java.sql.SQLTransientException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what uses a database on threads that nobody interrupts. An interrupt would close H2's files for everyone, or the
 * socket of a virtual thread. It also lets a caller go while its database hangs.
 */
final class StoreThreads {
    static final int THREADS = 16;
    static final int QUEUE = 1_000;

    private static final int KEEP_ALIVE_SECONDS = 10;

    private final ThreadPoolExecutor executor = new ThreadPoolExecutor(
            THREADS, THREADS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), StoreThread::new);

    StoreThreads() {
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Runs that work and waits for it. If the caller is interrupted, it stops waiting: work that has begun is carried on.
     *
     * @throws StorageException if the caller was interrupted, or too much is waiting; or whatever the work throws
     */
    <T> T call(Supplier<T> work) {
        if (Thread.currentThread() instanceof StoreThread) {
            return work.get();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            executor.execute(task);
            return task.get();
        } catch (RejectedExecutionException e) {
            throw new StorageException(new SQLTransientException("too much is waiting for the database", e));
        } catch (InterruptedException e) {
            task.cancel(false);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static StorageException interrupted(@Nullable InterruptedException e) {
        return new StorageException(new SQLTransientException("interrupted while waiting for the database", e));
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
