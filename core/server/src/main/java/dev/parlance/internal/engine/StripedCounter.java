package dev.parlance.internal.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** A sum to which many threads add often and which is cheap to read: each collects small changes in a stripe first. */
final class StripedCounter {
    private static final int STRIPES = 64;

    /** A stripe for each cache line. */
    private static final int STRIDE = 16;

    /** The smallest change that is seen at once, in bytes. */
    static final long STEP = 16 * 1024;

    private final AtomicLong total = new AtomicLong();
    private final AtomicLongArray stripes = new AtomicLongArray(STRIPES * STRIDE);

    void add(long change) {
        if (Math.abs(change) >= STEP) {
            total.addAndGet(change);
            return;
        }
        int stripe = (int) (Thread.currentThread().getId() % STRIPES) * STRIDE;
        long collected = stripes.addAndGet(stripe, change);
        if (Math.abs(collected) >= STEP) {
            total.addAndGet(stripes.getAndSet(stripe, 0));
        }
    }

    /** The sum, except for what lies in the stripes. */
    long approximately() {
        return total.get();
    }

    /** The sum; exact when nobody adds. */
    long sum() {
        long sum = total.get();
        for (int i = 0; i < STRIPES; i++) {
            sum += stripes.get(i * STRIDE);
        }
        return sum;
    }
}
