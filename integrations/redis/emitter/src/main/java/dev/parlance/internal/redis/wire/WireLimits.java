package dev.parlance.internal.redis.wire;

/** The bounds of a cluster message, in both directions: what exceeds them is neither sent nor decoded. */
public final class WireLimits {
    /** The most bytes of a message. */
    public static final int MAX_BYTES = 4 * 1024 * 1024;

    /** The deepest nesting of arrays and maps. */
    public static final int MAX_DEPTH = 64;

    /** The most entries of one map. */
    public static final int MAX_MAP_ENTRIES = 65_536;

    /** The most arrays and maps of a message: three bytes of one become some 200 in memory. */
    public static final int MAX_CONTAINERS = 131_072;

    private WireLimits() {}
}
