package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.Offset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client that comes back sends in its auth payload.
 *
 * @param pid what it knows its session by: a secret
 * @param offset the place of the last event that it has received; null if it has received none
 */
public record ReturnTicket(String pid, @Nullable String offset) {
    private static final int MAX_PID = 64;

    /** Reads it from an auth payload; null if there is none. */
    public static @Nullable ReturnTicket of(@Nullable Object auth) {
        if (auth instanceof Map<?, ?> fields
                && fields.get("pid") instanceof String pid
                && !pid.isEmpty()
                && pid.length() <= MAX_PID) {
            Object offset = fields.get("offset");
            return new ReturnTicket(pid, offset == null ? null : String.valueOf(offset));
        }
        return null;
    }

    /**
     * From where on events are missing. What a client has received before its session began was of a session before.
     *
     * @return null if that cannot be known
     */
    @Nullable
    Offset from(Offset begin) {
        if (offset == null) {
            return begin;
        }
        Offset last = Offset.parse(offset);
        return last == null || last.isAfter(begin) ? last : begin;
    }

    /** Nothing that is secret. */
    @Override
    public String toString() {
        return "return";
    }
}
