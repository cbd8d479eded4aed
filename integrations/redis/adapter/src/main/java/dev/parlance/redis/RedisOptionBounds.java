package dev.parlance.redis;

import java.time.Duration;

/** What the builders refuse. */
final class RedisOptionBounds {
    private RedisOptionBounds() {}

    static long positive(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": must be positive: " + value);
        }
        return value;
    }

    /** Fractions of a millisecond do not count. */
    static Duration millisecondAtLeast(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + ": must be a millisecond at least: " + value);
        }
        return value;
    }
}
