package dev.parlance.redis.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Locks for many keys, few of which share one. A thread waits for one only as long as Redis may take for what others do. */
final class StripedLocks {
    private static final int STRIPES = 1_024;

    private final Lock[] stripes = new Lock[STRIPES];
    private final Duration timeout;

    StripedLocks(Duration timeout) {
        this.timeout = timeout;
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /**
     * Runs work with the lock of a key.
     *
     * @throws java.io.UncheckedIOException if others hold it for too long
     */
    <T> T with(Object key, Supplier<T> work) {
        Lock lock = stripes[Math.floorMod(key.hashCode(), STRIPES)];
        boolean locked = false;
        try {
            locked = lock.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!locked) {
            throw RedisStore.unavailable("what is before it takes too long", null);
        }
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
