package dev.parlance.internal.server.credential;

import java.time.Duration;

/** Durations that may be larger than a clock's nanoseconds. */
public final class Lifetimes {
    private static final Duration MAX = Duration.ofDays(36_500);

    private Lifetimes() {}

    /** In nanoseconds; a century for whatever is longer, nothing for what is negative. */
    public static long toNanos(Duration time) {
        return time.isNegative() ? 0 : (time.compareTo(MAX) > 0 ? MAX : time).toNanos();
    }
}
