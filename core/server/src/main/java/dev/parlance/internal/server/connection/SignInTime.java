package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Timers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection on which nobody is signed in may go on so: from when it was first without, however often its client leaves and
 * connects again. Guarded by {@link Admissions}.
 */
final class SignInTime {
    private final Timers timers;
    private @Nullable Long since;

    SignInTime(Timers timers) {
        this.timers = timers;
    }

    /** What is left of a time; it begins now unless it has begun. */
    Duration left(Duration time) {
        long now = timers.nanoTime();
        if (since == null) {
            since = now;
        }
        Duration left = time.minusNanos(now - since);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Somebody has signed in. */
    void reset() {
        since = null;
    }
}
