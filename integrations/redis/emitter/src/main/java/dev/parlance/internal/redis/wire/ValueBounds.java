package dev.parlance.internal.redis.wire;

import org.jspecify.annotations.Nullable;

/** Checks what is written against {@link WireLimits}. Used for one message. */
final class ValueBounds {
    /** The largest integer that a double holds with all those below it: JavaScript's largest safe integer. */
    private static final double MAX_SAFE_INTEGER = (1L << 53) - 1;

    private int containers;

    /** An array is written. */
    void enter(int depth) {
        if (depth > WireLimits.MAX_DEPTH) {
            throw new UnsendableMessageException("nested deeper than " + WireLimits.MAX_DEPTH);
        }
        if (++containers > WireLimits.MAX_CONTAINERS) {
            throw new UnsendableMessageException("more than " + WireLimits.MAX_CONTAINERS + " arrays and maps");
        }
    }

    /** A map is written. */
    void enterMap(int entries, int depth) {
        enter(depth);
        if (entries > WireLimits.MAX_MAP_ENTRIES) {
            throw new UnsendableMessageException("a map of more than " + WireLimits.MAX_MAP_ENTRIES + " entries");
        }
    }

    static void checkSize(long bytes) {
        if (bytes > WireLimits.MAX_BYTES) {
            throw new UnsendableMessageException("more than " + WireLimits.MAX_BYTES + " bytes");
        }
    }

    /** Whether JavaScript would write it without a fraction; of a {@code BigInteger}, too. */
    static boolean isInteger(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return true;
        }
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) <= MAX_SAFE_INTEGER;
    }

    static String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        throw new UnsendableMessageException("a map's key is not a string");
    }

    static UnsendableMessageException unsendable(Object value) {
        return new UnsendableMessageException(
                "a " + value.getClass().getName() + " is none of the plain values of a cluster message");
    }
}
