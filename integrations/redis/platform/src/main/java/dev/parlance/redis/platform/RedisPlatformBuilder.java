package dev.parlance.redis.platform;

import dev.parlance.event.Incubating;
import java.time.Duration;

/** Builds a {@link RedisPlatform}. */
@Incubating
public final class RedisPlatformBuilder {
    /** How long Redis may take to answer by default: 1.5 s. */
    public static final Duration TIMEOUT = Duration.ofMillis(1_500);

    private static final int MAX_PREFIX = 100;
    private static final Duration MIN_LEASE = Duration.ofMillis(500);
    private static final Duration MAX_LEASE = Duration.ofMinutes(5);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(30);

    private final RedisConnection.Connector connector;
    private String prefix = "parlance";
    private Duration timeout = TIMEOUT;
    private Duration lease = Duration.ofSeconds(RedisPlatform.LEASE_SECONDS);

    RedisPlatformBuilder(RedisConnection.Connector connector) {
        this.connector = connector;
    }

    /**
     * What the names of all keys begin with, as a hash tag: {@code parlance} unless it is called, so {@code {parlance}:leases}.
     *
     * @throws IllegalArgumentException if it is empty, longer than 100 characters or has a brace
     */
    public RedisPlatformBuilder prefix(String text) {
        if (text.isEmpty() || text.length() > MAX_PREFIX || text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
            throw new IllegalArgumentException(
                    "a prefix has 1 to " + MAX_PREFIX + " characters and no braces: \"" + text + "\"");
        }
        prefix = text;
        return this;
    }

    /**
     * How long Redis may take to answer; {@link #TIMEOUT} unless it is called.
     *
     * @throws IllegalArgumentException if it is not between a millisecond and 30 seconds
     */
    public RedisPlatformBuilder timeout(Duration time) {
        timeout = between(time, Duration.ofMillis(1), MAX_TIMEOUT, "timeout");
        return this;
    }

    /**
     * How long a server counts as alive after it has last renewed its lease, which it does ten times in that time; ten seconds unless
     * it is called. The same for all servers.
     *
     * @throws IllegalArgumentException if it is not between half a second and five minutes
     */
    public RedisPlatformBuilder lease(Duration time) {
        lease = between(time, MIN_LEASE, MAX_LEASE, "lease");
        return this;
    }

    private static Duration between(Duration time, Duration min, Duration max, String name) {
        if (time.compareTo(min) < 0 || time.compareTo(max) > 0) {
            throw new IllegalArgumentException("the " + name + " must be between " + min + " and " + max + ": " + time);
        }
        return time;
    }

    /** Connects, in the background, and begins to hold a lease. */
    public RedisPlatform build() {
        return new RedisPlatform(connector, prefix, timeout, lease);
    }
}
