package dev.parlance.micrometer;

import dev.parlance.socket.Handshake;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The headers of W3C Trace Context by which a client says of which trace it is a part. Others are not taken from a client, baggage
 * among them: what it holds may be believed further on.
 */
final class TraceHeaders {
    private static final String TRACEPARENT = "traceparent";

    // Some propagators fail on what is shorter, which a client must not be able to cause.
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceHeaders() {}

    /** A header of the handshake; or, as browsers' WebSockets have none, the parameter of that name in its query. */
    static @Nullable String of(Handshake handshake, String name) {
        if (name.equalsIgnoreCase(TRACEPARENT)) {
            return parent(handshake);
        }
        return name.equalsIgnoreCase("tracestate") && parent(handshake) != null ? first(handshake, name) : null;
    }

    private static @Nullable String parent(Handshake handshake) {
        String parent = first(handshake, TRACEPARENT);
        return parent != null && WELL_FORMED.matcher(parent).matches() ? parent : null;
    }

    private static @Nullable String first(Handshake handshake, String name) {
        String header = handshake.headers().first(name);
        return header == null ? handshake.query().first(name) : header;
    }

    /** Of events that come later, the handshake is not the parent. */
    static @Nullable String none(Handshake handshake, String name) {
        return null;
    }
}
