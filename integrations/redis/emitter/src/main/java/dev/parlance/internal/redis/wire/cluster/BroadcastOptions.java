package dev.parlance.internal.redis.wire.cluster;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a message concerns, and how it is sent.
 *
 * @param rooms the members of any of these; everyone if there are none
 * @param except but not the members of these
 * @param flags as they are on the wire: {@code volatile}, {@code timeout} in milliseconds, {@code sequence} and {@code number} of a
 *     broadcast of ours that each server is to deliver once, and what else a server of Node adds
 */
public record BroadcastOptions(List<String> rooms, List<String> except, Map<String, @Nullable Object> flags) {
    private static final String VOLATILE = "volatile";
    private static final String TIMEOUT = "timeout";

    /** Ours, which servers of Node do not look at. */
    private static final String SEQUENCE = "sequence";

    private static final String NUMBER = "number";

    /** Without flags. */
    public static BroadcastOptions of(List<String> rooms, List<String> except) {
        return new BroadcastOptions(rooms, except, Map.of());
    }

    /** The same, for what may be dropped. */
    public BroadcastOptions asVolatile() {
        return with(VOLATILE, true);
    }

    /** The same, with the time in milliseconds after which no ack counts. */
    public BroadcastOptions withTimeout(long millis) {
        return with(TIMEOUT, millis);
    }

    /** The same, with a number in a sequence. */
    public BroadcastOptions withNumber(String sequence, long number) {
        return with(SEQUENCE, sequence).with(NUMBER, number);
    }

    /** The sequence that it has a number in; null for none. */
    public @Nullable String sequence() {
        return number() > 0 && flags.get(SEQUENCE) instanceof String sequence ? sequence : null;
    }

    /** Its number in the sequence; 0 for none. */
    public long number() {
        return flags.get(NUMBER) instanceof Number number ? number.longValue() : 0;
    }

    private BroadcastOptions with(String flag, Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(flags);
        more.put(flag, value);
        return new BroadcastOptions(rooms, except, more);
    }

    /** Whether it may be dropped for a client that is slow. */
    public boolean isVolatile() {
        return Boolean.TRUE.equals(flags.get(VOLATILE));
    }

    /** The time in milliseconds after which no ack counts. */
    public long timeoutMillis(long absent) {
        return flags.get(TIMEOUT) instanceof Number millis ? millis.longValue() : absent;
    }
}
