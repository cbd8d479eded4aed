package dev.parlance.internal.engine.netty.request;

import dev.parlance.internal.engine.Authority;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request line asks for (RFC 9112, section 3.2).
 *
 * @param authority the host that a target in absolute form names, which counts in place of {@code Host}; null for other forms
 * @param rawPath the path, percent-encoded
 * @param rawQuery the query, percent-encoded; empty if there is none
 */
public record RequestTarget(@Nullable String authority, String rawPath, String rawQuery) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "ws", "wss");

    /** Reads it; anything that is no absolute form is taken as a path. */
    public static RequestTarget of(String target) {
        int colon = target.startsWith("/") ? -1 : schemeEnd(target);
        if (colon < 0) {
            return of(null, target);
        }
        int from = colon + 3;
        int to = from;
        while (to < target.length() && "/?#".indexOf(target.charAt(to)) < 0) {
            to++;
        }
        String rest = target.substring(to);
        return of(target.substring(from, to), rest.startsWith("/") ? rest : "/" + rest);
    }

    private static RequestTarget of(@Nullable String authority, String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        return mark < 0
                ? new RequestTarget(authority, pathAndQuery, "")
                : new RequestTarget(authority, pathAndQuery.substring(0, mark), pathAndQuery.substring(mark + 1));
    }

    private static int schemeEnd(String target) {
        int colon = target.indexOf("://");
        return colon > 0 && SCHEMES.contains(target.substring(0, colon).toLowerCase(Locale.ROOT)) ? colon : -1;
    }

    /** Whether the host that it names, if it names one, is one. */
    public boolean isValid() {
        return authority == null || Authority.parse(authority) != null;
    }
}
