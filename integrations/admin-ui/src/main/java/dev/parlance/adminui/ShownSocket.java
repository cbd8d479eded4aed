package dev.parlance.adminui;

import dev.parlance.adminui.AdminEvents.HandshakeView;
import dev.parlance.adminui.AdminEvents.SocketUpdated;
import dev.parlance.adminui.AdminEvents.SocketView;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket as the pages know it. For one thread at a time. */
final class ShownSocket {
    static final int MAX_ROOMS = 200;

    private final Socket<?> socket;
    private final Set<String> rooms = new LinkedHashSet<>();
    private String transport;
    private Map<String, @Nullable Object> data;

    /** As it is now. */
    ShownSocket(Socket<?> socket) {
        this.socket = socket;
        this.transport = transportOf(socket);
        this.data = dataOf(socket);
        rooms.add(socket.id());
        if (hasUser(socket)) {
            rooms.add(Room.nameOfUser(socket.user().id()));
        }
        socket.rooms().forEach(room -> joins(room.name()));
    }

    /** It has joined a room; false if the pages know that, or are not to. */
    boolean joins(String room) {
        return rooms.size() < MAX_ROOMS && rooms.add(room);
    }

    /** It has left a room; false if the pages know of none. */
    boolean leaves(String room) {
        return rooms.remove(room);
    }

    List<String> rooms() {
        return List.copyOf(rooms);
    }

    /** What has changed since the pages were sent it, of what nobody reports; null if nothing has. */
    @Nullable
    SocketUpdated update() {
        String transportNow = transportOf(socket);
        Map<String, @Nullable Object> dataNow = dataOf(socket);
        if (transportNow.equals(transport) && dataNow.equals(data)) {
            return null;
        }
        transport = transportNow;
        data = dataNow;
        return new SocketUpdated(socket.id(), socket.namespace().name(), transport, data);
    }

    SocketView view() {
        return new SocketView(
                socket.id(),
                socket.clientId(),
                transport,
                socket.namespace().name(),
                data,
                handshake(socket.handshake()),
                new ArrayList<>(rooms));
    }

    private static String transportOf(Socket<?> socket) {
        return socket.transport().name().toLowerCase(Locale.ROOT);
    }

    private static boolean hasUser(Socket<?> socket) {
        return socket.isAuthenticated() && !socket.user().id().equals(socket.id());
    }

    /** What the application keeps with it, and whose it is. */
    private static Map<String, @Nullable Object> dataOf(Socket<?> socket) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        if (hasUser(socket)) {
            data.put("user", socket.user().id());
        }
        data.putAll(socket.data().asMap());
        return Excerpt.of(data);
    }

    private static HandshakeView handshake(Handshake handshake) {
        return new HandshakeView(
                address(handshake.address()),
                Secrets.headers(handshake.headers()),
                Secrets.query(handshake.query()),
                handshake.time().toEpochMilli(),
                handshake.secure(),
                handshake.time(),
                Secrets.url(handshake.url()));
    }

    private static String address(InetSocketAddress address) {
        return address.isUnresolved()
                ? address.getHostString()
                : address.getAddress().getHostAddress();
    }
}
