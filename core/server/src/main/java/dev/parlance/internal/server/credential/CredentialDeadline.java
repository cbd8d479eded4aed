package dev.parlance.internal.server.credential;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import java.time.Instant;

/**
 * When credentials expire, by two clocks: the time that is left is measured once, so that a clock which is set back gives nobody
 * more of it; one that is set forward shortens it.
 *
 * @param expiresAt by the time of day
 * @param end by {@link Timers#nanoTime}
 */
public record CredentialDeadline(Instant expiresAt, long end, Timers timers) {
    /** For credentials that begin to count now. */
    public static CredentialDeadline of(Instant expiresAt, Timers timers) {
        return new CredentialDeadline(expiresAt, timers.nanoTime() + untilThen(expiresAt, timers), timers);
    }

    private static long untilThen(Instant expiresAt, Timers timers) {
        return Lifetimes.toNanos(Duration.between(timers.now(), expiresAt));
    }

    /** How many nanoseconds are left; none or less when they have expired. */
    public long nanosLeft() {
        return Math.min(end - timers.nanoTime(), untilThen(expiresAt, timers));
    }
}
