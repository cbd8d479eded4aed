package dev.parlance.internal.engine;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page comes from (RFC 6454), as far as origins are compared: {@code ws} is {@code http}, {@code wss} is {@code https},
 * and a usual port is as good as none.
 *
 * @param scheme in lower case; {@code null} (the text) for an opaque origin
 * @param host as that of {@link Authority}; empty only for schemes that are not of the web, as in {@code file://}
 * @param port the port; {@link Authority#NO_PORT} for a scheme without a usual one
 */
public record Origin(String scheme, String host, int port) {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Origin OPAQUE = new Origin("null", "", Authority.NO_PORT);

    /** Parses the value of an {@code Origin} header; a path is ignored. Null if it is none. */
    public static @Nullable Origin parse(String text) {
        if (text.equals("null")) {
            return OPAQUE;
        }
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : scheme(text.substring(0, colon));
        if (!SCHEME.matcher(scheme).matches()) {
            return null;
        }
        int path = text.indexOf('/', colon + 3);
        String authority = path < 0 ? text.substring(colon + 3) : text.substring(colon + 3, path);
        if (authority.isEmpty()) {
            return isWeb(scheme) ? null : new Origin(scheme, "", Authority.NO_PORT);
        }
        Authority parsed = Authority.parse(authority);
        return parsed == null ? null : new Origin(scheme, parsed.host(), parsed.portOr(usualPort(scheme)));
    }

    /** A scheme in lower case; that of a WebSocket is the one that its opening handshake has. */
    public static String scheme(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("ws") ? "http" : lower.equals("wss") ? "https" : lower;
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> Authority.NO_PORT;
        };
    }

    private static boolean isWeb(String scheme) {
        return scheme.equals("http") || scheme.equals("https");
    }

    /** Whether its scheme is {@code http} or {@code https}. */
    public boolean isWeb() {
        return isWeb(scheme);
    }

    /**
     * Whether a page of this origin came from a server.
     *
     * @param server host and port as the page's browser saw them
     * @param serverScheme {@code http} or {@code https}; null if it is not known, as behind a proxy that may end TLS
     */
    public boolean isOf(Authority server, @Nullable String serverScheme) {
        return isWeb()
                && (serverScheme == null || serverScheme.equals(scheme))
                && host.equals(server.host())
                && port == server.portOr(usualPort(scheme));
    }

    @Override
    public String toString() {
        if (this.equals(OPAQUE)) {
            return "null";
        }
        return scheme + "://" + host + (port == usualPort(scheme) ? "" : ":" + port);
    }
}
