package dev.parlance;

import java.time.Duration;
import java.util.Arrays;

/**
 * How much memory clients can take with what is unfinished or waits: heads, bodies and messages that have come in part, requests
 * that were sent ahead, binary attachments that were announced, credentials, events that wait to be handled, and what waits to be
 * sent. When the budget
 * is spent, connections are closed: first those on which nobody has signed in, and among them those that hold most.
 *
 * <pre>{@code
 * ParlanceServer.builder()
 *         .memoryLimits(MemoryLimits.DEFAULT.withBudget(512L << 20).withNamespaces(500))
 *         .build();
 * }</pre>
 *
 * <p>Somebody has signed in on a connection as soon as a namespace has admitted it, also one without an authenticator.
 * Immutable; equal to others with the same values.
 */
public final class MemoryLimits {
    /** The defaults; each stands in the description of its method. */
    public static final MemoryLimits DEFAULT =
            new MemoryLimits(new long[] {0, 64 * 1024, 256 * 1024, 100, 10, 10_000, 20_000});

    // In the order of the defaults.
    private static final int BUDGET = 0;
    private static final int MESSAGE_BEFORE_SIGN_IN = 1;
    private static final int CREDENTIALS = 2;
    private static final int NAMESPACES = 3;
    private static final int PENDING_SIGN_INS_PER_CONNECTION = 4;
    private static final int PENDING_SIGN_INS = 5;
    private static final int BODY_TIMEOUT_MILLIS = 6;

    private final long[] values;

    private MemoryLimits(long[] values) {
        this.values = values;
    }

    /**
     * How many bytes all connections may hold together; 0, the default, for a quarter of the smaller of the maximum heap and
     * the maximum direct memory.
     */
    public long budget() {
        return values[BUDGET];
    }

    /** These, with another budget; 0 for the default, else at least a million bytes. */
    public MemoryLimits withBudget(long bytes) {
        if (bytes != 0) {
            require("budget", bytes, 1_000_000, Long.MAX_VALUE);
        }
        return with(BUDGET, bytes);
    }

    /**
     * The maximum size of a message, and of a polling request's body, in bytes, as long as nobody has signed in on the
     * connection: 64 KiB by default. A client that sends more is disconnected. {@code maxPayload} applies as well.
     */
    public int messageBeforeSignIn() {
        return (int) values[MESSAGE_BEFORE_SIGN_IN];
    }

    /** These, with another maximum before somebody has signed in; at least 1,000 bytes. */
    public MemoryLimits withMessageBeforeSignIn(int bytes) {
        return with(MESSAGE_BEFORE_SIGN_IN, require("messageBeforeSignIn", bytes, 1_000, Integer.MAX_VALUE));
    }

    /**
     * How many bytes of auth payloads one connection may hold, in all its namespaces together: 256 KiB by default. They are
     * kept as long as their sockets, since a socket's handshake has them. A CONNECT with more is refused.
     */
    public int credentials() {
        return (int) values[CREDENTIALS];
    }

    /** These, with another maximum of auth payloads; at least 1,000 bytes. */
    public MemoryLimits withCredentials(int bytes) {
        return with(CREDENTIALS, require("credentials", bytes, 1_000, Integer.MAX_VALUE));
    }

    /** In how many namespaces one connection may be at the same time: 100 by default. A CONNECT to more is refused. */
    public int namespaces() {
        return (int) values[NAMESPACES];
    }

    /** These, with another number of namespaces; at least 1. */
    public MemoryLimits withNamespaces(int count) {
        return with(NAMESPACES, require("namespaces", count, 1, Integer.MAX_VALUE));
    }

    /**
     * How many CONNECTs of one connection may be undecided at the same time: 10 by default. Another one is refused.
     */
    public int pendingSignInsPerConnection() {
        return (int) values[PENDING_SIGN_INS_PER_CONNECTION];
    }

    /** These, with another number of undecided CONNECTs of one connection; at least 1. */
    public MemoryLimits withPendingSignInsPerConnection(int count) {
        return with(
                PENDING_SIGN_INS_PER_CONNECTION, require("pendingSignInsPerConnection", count, 1, Integer.MAX_VALUE));
    }

    /** How many CONNECTs of all connections may be undecided at the same time: 10,000 by default. Another one is refused. */
    public int pendingSignIns() {
        return (int) values[PENDING_SIGN_INS];
    }

    /** These, with another number of undecided CONNECTs; at least 1. */
    public MemoryLimits withPendingSignIns(int count) {
        return with(PENDING_SIGN_INS, require("pendingSignIns", count, 1, Integer.MAX_VALUE));
    }

    /** How long the body of a request may take: 20 seconds by default. Then the request is answered 408. */
    public Duration bodyTimeout() {
        return Duration.ofMillis(values[BODY_TIMEOUT_MILLIS]);
    }

    /** These, with another time for bodies; at least a millisecond, at most a day. */
    public MemoryLimits withBodyTimeout(Duration timeout) {
        return with(
                BODY_TIMEOUT_MILLIS,
                require(
                        "bodyTimeout in milliseconds",
                        timeout.toMillis(),
                        1,
                        Duration.ofDays(1).toMillis()));
    }

    private static long require(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    name + " must be " + min + (max >= Integer.MAX_VALUE ? " or more" : " to " + max) + ": " + value);
        }
        return value;
    }

    private MemoryLimits with(int limit, long value) {
        long[] changed = values.clone();
        changed[limit] = value;
        return new MemoryLimits(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemoryLimits limits && Arrays.equals(values, limits.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Its values, in the order of the methods above. */
    @Override
    public String toString() {
        return "MemoryLimits" + Arrays.toString(values);
    }
}
