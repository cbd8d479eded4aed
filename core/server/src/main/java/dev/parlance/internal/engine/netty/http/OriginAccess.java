package dev.parlance.internal.engine.netty.http;

import org.jspecify.annotations.Nullable;

/** What a request's origin may do. */
public enum OriginAccess {
    /** It is the server's own, or none: a request of no browser. */
    SAME,
    /** It is listed, and may send the user's cookies. */
    LISTED,
    /** Any origin may connect, but not with the user's cookies. */
    ANY,
    /** What is above the seam is to be asked. */
    TO_BE_ASKED,
    /** It may not connect. */
    REFUSED;

    private static final String[] NONE = {};

    /** Whether its requests are answered. */
    public boolean isAllowed() {
        return this == SAME || this == LISTED || this == ANY;
    }

    /** The CORS headers of a response, alternating names and values; none if the browser needs none. */
    String[] corsHeaders(@Nullable String origin) {
        if (origin == null || this != LISTED && this != ANY) {
            return NONE;
        }
        String[] readable = {"Access-Control-Allow-Origin", origin, "Vary", "Origin"};
        return this == ANY ? readable : HttpResponseWriter.join(readable, "Access-Control-Allow-Credentials", "true");
    }
}
