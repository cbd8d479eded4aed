package dev.parlance.internal.server.rate;

import dev.parlance.event.Rate;

/**
 * A token bucket as one number: the moment at which it will be full again (the generic cell rate algorithm of ATM, I.371).
 * For one thread.
 */
final class TokenBucket {
    private static final int EXCESS = 10;
    private static final long WINDOW = 10_000_000_000L;

    private final Rate rate;
    private final long period;
    private long fullAt;
    private long windowStart;
    private long inWindow;

    /** A full one. */
    TokenBucket(Rate rate, long now) {
        this.rate = rate;
        this.period = rate.period().toNanos();
        this.fullAt = now;
        this.windowStart = now;
    }

    Rate rate() {
        return rate;
    }

    /** Takes one token; returns 0, or after how many nanoseconds there will be one. */
    long take(long now) {
        return take(1, now);
    }

    /** Takes so many, which may leave a debt as long as there is one; as {@link #take(long)}. */
    long take(long tokens, long now) {
        if (rate.isUnlimited()) {
            return 0;
        }
        count(tokens, now);
        long from = Math.max(fullAt - now, 0);
        long oneToken = cost(1);
        long missing = from + oneToken - period;
        if (missing > 0) {
            return missing;
        }
        fullAt = now + from + cost(tokens);
        return 0;
    }

    /**
     * As much is used as that, if not more: the time after which it would be full again. More than two periods count as two, so that
     * a debt is paid after one.
     */
    void useAtLeast(long nanos, long now) {
        if (!rate.isUnlimited()) {
            fullAt = Math.max(fullAt, now + Math.min(nanos, 2 * period));
        }
    }

    private long cost(long tokens) {
        // At most 10^9 tokens of at most 8.64 * 10^13 ns do not fit into a long.
        return (long) ((double) tokens * period / rate.count());
    }

    private void count(long tokens, long now) {
        if (now - windowStart >= WINDOW) {
            windowStart = now;
            inWindow = 0;
        }
        inWindow += tokens;
    }

    /** Whether within ten seconds more than ten times as much was asked for as may be in ten seconds. */
    boolean isFarExceeded() {
        double allowed = Math.max(rate.count(), (double) rate.count() * WINDOW / period);
        return inWindow > EXCESS * allowed;
    }

    /** Whether nothing of it is taken. */
    boolean isFull(long now) {
        return fullAt <= now;
    }
}
