package dev.parlance.internal.engine;

import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host with its port, as in the {@code Host} header (RFC 3986, section 3.2, without user information).
 *
 * @param host in lower case; an IPv6 address in brackets and in one spelling
 * @param port {@link #NO_PORT} if none is named
 */
public record Authority(String host, int port) {
    /** Stands for the port that is usual for the scheme. */
    public static final int NO_PORT = -1;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /** Parses a host with or without a port; null if it is none. */
    public static @Nullable Authority parse(String text) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        String name = end < 0 ? text : text.substring(0, end);
        String host = host(name);
        if (host == null || end < 0 || end == text.length()) {
            return host == null ? null : new Authority(host, NO_PORT);
        }
        String port = text.substring(end + 1);
        boolean valid = text.charAt(end) == ':' && PORT.matcher(port).matches() && Integer.parseInt(port) <= 65_535;
        return valid ? new Authority(host, Integer.parseInt(port)) : null;
    }

    private static @Nullable String host(String name) {
        if (name.startsWith("[")) {
            InetAddress address = IpAddress.parse(name.substring(1, name.length() - 1));
            return address == null ? null : "[" + address.getHostAddress() + "]";
        }
        return NAME.matcher(name).matches() ? name.toLowerCase(Locale.ROOT) : null;
    }

    /** Its port; the usual one of a scheme if none is named. */
    public int portOr(int usual) {
        return port == NO_PORT ? usual : port;
    }

    @Override
    public String toString() {
        return port == NO_PORT ? host : host + ":" + port;
    }
}
