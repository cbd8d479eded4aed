package dev.parlance.internal.json.jackson;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Few large messages are written at the same time, in turn: to write one costs several times its size for a moment, and threads
 * beyond the number of cores would only hold that memory longer. Any thread.
 */
public final class LargeOutputs {
    /** From so many bytes on a message is large. */
    static final int LARGE = 64 * 1024;

    private final Semaphore turns;
    private final Duration maxWait;

    /**
     * So many are written at the same time.
     *
     * @param maxWait after so long one is written in any case: a value that waits while it is written must not hold up all others
     */
    public LargeOutputs(int atOnce, Duration maxWait) {
        this.turns = new Semaphore(atOnce, true);
        this.maxWait = maxWait;
    }

    /** One that turns out to be large waits for its turn; whether it has got one, and has to end it. */
    boolean begin() {
        try {
            return turns.tryAcquire(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void end() {
        turns.release();
    }
}
