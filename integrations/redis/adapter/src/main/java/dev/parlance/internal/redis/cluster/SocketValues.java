package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.HandshakeDescription;
import dev.parlance.adapter.SocketDescription;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sockets as servers of Node describe them to each other. A server of ours adds the user's id, which Node does not look at. */
final class SocketValues {
    private static final String ID = "id";
    private static final String USER_ID = "userId";
    private static final String HANDSHAKE = "handshake";
    private static final String ROOMS = "rooms";
    private static final String DATA = "data";

    /** As JavaScript writes a date. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SocketValues() {}

    static List<Map<String, @Nullable Object>> values(List<SocketDescription> sockets) {
        return sockets.stream().map(SocketValues::value).toList();
    }

    private static Map<String, @Nullable Object> value(SocketDescription socket) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(ID, socket.id());
        value.put(HANDSHAKE, socket.handshake() == null ? Map.of() : handshake(socket.handshake()));
        value.put(ROOMS, List.copyOf(socket.rooms()));
        value.put(DATA, socket.data());
        if (socket.userId() != null) {
            value.put(USER_ID, socket.userId());
        }
        return value;
    }

    private static Map<String, @Nullable Object> handshake(HandshakeDescription handshake) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("headers", handshake.headers());
        value.put("time", TIME.format(handshake.time()));
        value.put("address", handshake.address());
        value.put("xdomain", handshake.crossDomain());
        value.put("secure", handshake.secure());
        value.put("issued", handshake.time().toEpochMilli());
        value.put("url", handshake.url());
        value.put("query", handshake.query());
        value.put("auth", Map.of());
        return value;
    }

    /** What another server has told; what it has told wrongly is left out. */
    static List<SocketDescription> descriptions(List<Map<String, @Nullable Object>> sockets) {
        return sockets.stream()
                .filter(socket -> socket.get(ID) instanceof String)
                .map(SocketValues::description)
                .toList();
    }

    private static SocketDescription description(Map<String, @Nullable Object> socket) {
        return new SocketDescription(
                (String) socket.get(ID),
                socket.get(USER_ID) instanceof String userId ? userId : null,
                rooms(socket.get(ROOMS)),
                socket.get(DATA) instanceof Map<?, ?> data ? values(data) : Map.of(),
                socket.get(HANDSHAKE) instanceof Map<?, ?> handshake ? handshake(handshake) : null);
    }

    private static Set<String> rooms(@Nullable Object rooms) {
        Set<String> names = new HashSet<>();
        if (rooms instanceof List<?> list) {
            list.forEach(room -> names.add(String.valueOf(room)));
        }
        return names;
    }

    private static Map<String, @Nullable Object> values(Map<?, ?> map) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> values.put(String.valueOf(name), value));
        return values;
    }

    private static @Nullable HandshakeDescription handshake(Map<?, ?> handshake) {
        if (!(handshake.get("issued") instanceof Number issued)) {
            return null;
        }
        return new HandshakeDescription(
                texts(handshake.get("headers")),
                Instant.ofEpochMilli(issued.longValue()),
                String.valueOf(handshake.get("address")),
                Boolean.TRUE.equals(handshake.get("xdomain")),
                Boolean.TRUE.equals(handshake.get("secure")),
                String.valueOf(handshake.get("url")),
                texts(handshake.get("query")));
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, text) -> {
                if (text instanceof String) {
                    texts.put(String.valueOf(name), (String) text);
                }
            });
        }
        return texts;
    }
}
