package dev.parlance.event;

/**
 * What becomes of integers beyond 2⁵³ − 1 (JavaScript's {@code Number.MAX_SAFE_INTEGER}), or below its negative, in what the
 * server sends: JavaScript reads {@code 9007199254740993} as {@code 9007199254740992}, so that two ids may become one. Java's
 * {@code long} and {@code BigInteger} can hold them, in records and in any JSON.
 *
 * <p>What clients send is read as it is written: a {@code long} takes any integer that it can hold. A JavaScript client has
 * rounded a larger one before it was sent.
 */
public enum LargeNumbers {
    /** What carries one is not sent: emitting it throws {@code IllegalArgumentException}, an answer is a server error. */
    REFUSE,
    /** They are sent as they are, and the log warns once for each event and field. */
    WARN,
    /**
     * They are sent as text: {@code "9007199254740993"}. Where a client sends such a text back, a {@code long} or a
     * {@code BigInteger} takes it in place of the number. Smaller integers are numbers as ever, so the type of such a field is
     * {@code number | string} for clients.
     */
    TEXT
}
