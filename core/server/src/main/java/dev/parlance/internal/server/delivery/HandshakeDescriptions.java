package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.HandshakeDescription;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.socket.Handshake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of a handshake goes to other servers. Named one by one: a header or a parameter of an application's own may be a password.
 */
final class HandshakeDescriptions {
    private static final List<String> HEADERS = List.of(
            "host", "user-agent", "accept-language", "accept-encoding", "origin", "connection", "upgrade", "via");

    private static final List<String> PARAMETERS = List.of("EIO", "transport");

    private HandshakeDescriptions() {}

    static HandshakeDescription of(Handshake handshake) {
        Map<String, String> query = named(PARAMETERS, handshake.query()::first);
        return new HandshakeDescription(
                named(HEADERS, handshake.headers()::first),
                handshake.time(),
                ClientAddress.of(handshake.address()),
                handshake.headers().first("origin") != null,
                handshake.secure(),
                path(handshake.url()) + parameters(query),
                query);
    }

    private static Map<String, String> named(List<String> names, Function<String, @Nullable String> value) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : names) {
            String one = value.apply(name);
            if (one != null) {
                values.put(name, one);
            }
        }
        return values;
    }

    private static String path(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String parameters(Map<String, String> query) {
        return query.entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + parameter.getValue())
                .collect(Collectors.joining("&", query.isEmpty() ? "" : "?", ""));
    }
}
