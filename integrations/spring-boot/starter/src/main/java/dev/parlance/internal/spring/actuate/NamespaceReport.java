package dev.parlance.internal.spring.actuate;

import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A namespace on this server.
 *
 * @param users how many users its sockets have
 * @param rooms how many rooms it has, without those of single sockets and users
 * @param largestRooms at most {@value #MAX_ROOMS} of them
 */
public record NamespaceReport(String name, int sockets, long users, int rooms, List<RoomReport> largestRooms) {
    private static final int MAX_ROOMS = 20;

    /** A room on this server. */
    public record RoomReport(String name, int sockets) {}

    static <U extends User> NamespaceReport of(Namespace<U> namespace) {
        List<Socket<U>> sockets = List.copyOf(namespace.sockets());
        Map<Room, Integer> sizes = new HashMap<>();
        namespace.rooms().forEach(room -> sizes.put(room, 0));
        sockets.forEach(socket ->
                socket.rooms().forEach(room -> sizes.computeIfPresent(room, (same, size) -> size + 1)));
        return new NamespaceReport(namespace.name(), sockets.size(), users(sockets), sizes.size(), largest(sizes));
    }

    private static <U extends User> long users(List<Socket<U>> sockets) {
        return sockets.stream()
                .filter(Socket::isAuthenticated)
                .map(socket -> socket.user().id())
                .distinct()
                .count();
    }

    private static List<RoomReport> largest(Map<Room, Integer> sizes) {
        return sizes.entrySet().stream()
                .map(room -> new RoomReport(room.getKey().toString(), room.getValue()))
                .sorted(Comparator.comparingInt(RoomReport::sockets).reversed().thenComparing(RoomReport::name))
                .limit(MAX_ROOMS)
                .collect(Collectors.toList());
    }
}
