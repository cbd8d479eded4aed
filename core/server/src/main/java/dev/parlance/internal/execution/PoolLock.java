package dev.parlance.internal.execution;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The lock of a pool of threads. */
final class PoolLock {
    private final ReentrantLock lock = new ReentrantLock();

    /** Does something under the lock. */
    void run(Runnable change) {
        get(() -> {
            change.run();
            return true;
        });
    }

    /** Finds something out under the lock. */
    <T> T get(Supplier<T> result) {
        lock.lock();
        try {
            return result.get();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Does something under the lock, or nothing if another thread has it: for those that must not wait for a thread that has lost its
     * core, as event loops.
     */
    void runIfFree(Runnable change) {
        if (lock.tryLock()) {
            try {
                change.run();
            } finally {
                lock.unlock();
            }
        }
    }
}
