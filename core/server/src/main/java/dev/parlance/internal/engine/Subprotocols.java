package dev.parlance.internal.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The subprotocols that a client offers with an upgrade to WebSocket (RFC 6455, section 4.1), in its order. */
public final class Subprotocols {
    /** The name of the header field of the offer, and of its answer. */
    public static final String FIELD = "Sec-WebSocket-Protocol";

    /** A token of HTTP (RFC 9110, section 5.6.2): nothing else can be an answer. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private Subprotocols() {}

    /** The names in the values of all fields of the offer; what is no name is left out. */
    public static List<String> offered(List<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String value : values) {
            for (String part : value.split(",")) {
                String name = part.trim();
                if (TOKEN.matcher(name).matches()) {
                    names.add(name);
                }
            }
        }
        return names;
    }
}
