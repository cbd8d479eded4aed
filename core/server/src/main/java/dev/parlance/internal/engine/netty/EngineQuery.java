package dev.parlance.internal.engine.netty;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The Engine.IO parameters of a query, each the first of its name, found in one pass and decoded as
 * {@code dev.parlance.http.Query} does.
 *
 * @param version the parameter {@code EIO}
 * @param session the parameter {@code sid}
 */
record EngineQuery(
        @Nullable String transport,
        @Nullable String version,
        @Nullable String session) {
    static EngineQuery parse(String raw) {
        String transport = null;
        String version = null;
        String session = null;
        int at = 0;
        while (at < raw.length()) {
            int end = raw.indexOf('&', at);
            end = end < 0 ? raw.length() : end;
            if (transport == null && isNamed(raw, at, end, "transport")) {
                transport = value(raw, at, end);
            } else if (version == null && isNamed(raw, at, end, "EIO")) {
                version = value(raw, at, end);
            } else if (session == null && isNamed(raw, at, end, "sid")) {
                session = value(raw, at, end);
            }
            at = end + 1;
        }
        return new EngineQuery(transport, version, session);
    }

    private static boolean isNamed(String raw, int from, int to, String name) {
        int equals = raw.indexOf('=', from);
        int end = equals < 0 || equals > to ? to : equals;
        if (end - from == name.length()) {
            return raw.startsWith(name, from);
        }
        // A longer one may be the same name, percent-encoded.
        return end - from > name.length()
                && raw.indexOf('%', from) >= 0
                && decode(raw.substring(from, end)).equals(name);
    }

    private static String value(String raw, int from, int to) {
        int equals = raw.indexOf('=', from);
        return equals < 0 || equals > to ? "" : decode(raw.substring(equals + 1, to));
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
