package dev.parlance.internal.json.jackson;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Few large messages are read, and few are written, at the same time, in turn: one costs several times its size for a moment,
 * and threads beyond the number of cores would only hold that memory longer, and hold up short messages. Any thread.
 */
public final class LargeMessages {
    /** From so many bytes on a message is large. */
    public static final int LARGE = 32 * 1024;

    private static final Duration MAX_WAIT = Duration.ofMillis(200);

    private final Semaphore turns;
    private final Duration maxWait;

    /** As many at the same time as there are cores for half of them: short messages need some, too. */
    public LargeMessages() {
        this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), MAX_WAIT);
    }

    /**
     * So many at the same time.
     *
     * @param maxWait after so long one has its turn in any case: a value that waits while it is written must not hold up all
     *     others
     */
    public LargeMessages(int atOnce, Duration maxWait) {
        this.turns = new Semaphore(atOnce, true);
        this.maxWait = maxWait;
    }

    /** What is done with a message. */
    @FunctionalInterface
    public interface Reading<T, E extends Exception> {
        T read() throws E;
    }

    /** Does something with a message of so many bytes: in its turn, if it is large. */
    public <T, E extends Exception> T inTurn(int size, Reading<T, E> reading) throws E {
        boolean hasTurn = size >= LARGE && begin();
        try {
            return reading.read();
        } finally {
            if (hasTurn) {
                end();
            }
        }
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

    /** A turn ends. */
    void end() {
        turns.release();
    }
}
