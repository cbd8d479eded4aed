package dev.parlance.internal.engine;

import java.net.IDN;

/**
 * Origins that are allowed: one, or those of all subdomains of a host.
 *
 * @param origin the one; of a pattern that of the host whose subdomains are meant
 * @param subdomains whether its subdomains are meant, at any depth, and not itself
 */
public record OriginPattern(Origin origin, boolean subdomains) {
    private static final String STAR = "://*.";

    /**
     * Parses {@code https://app.example}, {@code https://*.app.example}, {@code capacitor://localhost}, {@code file://} or
     * {@code null}.
     *
     * @throws IllegalArgumentException if no page can have such an origin, in a sentence that says why
     */
    public static OriginPattern parse(String text) {
        boolean subdomains = text.contains(STAR);
        String one = subdomains ? text.replace(STAR, "://") : text;
        int colon = one.indexOf("://");
        require(colon > 0 || one.equals("null"), text, "it begins with a scheme, as in https://app.example");
        require(one.indexOf('*') < 0, text, "a star stands only for subdomains, as in https://*.app.example");
        String authority = colon < 0 ? "" : one.substring(colon + 3);
        if (authority.endsWith("/")) {
            authority = authority.substring(0, authority.length() - 1);
        }
        require(authority.indexOf('@') < 0, text, "browsers send no user");
        require(authority.matches("[^/?#\\\\]*"), text, "browsers send no path, query or fragment");
        Origin origin = Origin.parse(colon < 0 ? one : one.substring(0, colon + 3) + ascii(authority));
        if (origin == null) {
            throw cannotMatch(text, "it has no valid scheme, host and port");
        }
        require(!subdomains || isName(origin.host()), text, "subdomains are those of a host's name");
        return new OriginPattern(origin, subdomains);
    }

    // Browsers send names in ASCII.
    private static String ascii(String authority) {
        try {
            return IDN.toASCII(authority);
        } catch (IllegalArgumentException notAName) {
            return authority;
        }
    }

    private static boolean isName(String host) {
        return !host.isEmpty() && !host.startsWith(".") && !host.startsWith("[") && IpAddress.parse(host) == null;
    }

    private static void require(boolean holds, String text, String why) {
        if (!holds) {
            throw cannotMatch(text, why);
        }
    }

    private static IllegalArgumentException cannotMatch(String text, String why) {
        return new IllegalArgumentException(
                "allowedOrigins has an origin that no page has: " + text + " (" + why + ")");
    }

    /** Whether it means that origin. */
    public boolean matches(Origin other) {
        if (!subdomains) {
            return origin.equals(other);
        }
        int label = other.host().length() - origin.host().length() - 1;
        return label > 0
                && other.scheme().equals(origin.scheme())
                && other.port() == origin.port()
                && other.host().charAt(label) == '.'
                && other.host().endsWith(origin.host())
                && other.host().charAt(0) != '.';
    }

    @Override
    public String toString() {
        return subdomains ? origin.toString().replace("://", STAR) : origin.toString();
    }
}
