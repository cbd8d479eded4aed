package dev.parlance.catalogue.platform.chat;

import dev.parlance.socket.Room;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which users are in which chats' rooms of one namespace of this server, and with which of their sockets. */
final class RoomUsers {
    private final Map<RoomUser, Set<String>> sockets = new ConcurrentHashMap<>();

    /** Adds a socket to a room; whether it is the first of that user there. */
    boolean enter(Room room, String userId, String socketId) {
        boolean[] first = new boolean[1];
        sockets.compute(new RoomUser(room, userId), (user, ids) -> {
            first[0] = ids == null;
            Set<String> more = ids == null ? new HashSet<>() : ids;
            more.add(socketId);
            return more;
        });
        return first[0];
    }

    /** Removes a socket from a room; whether it was the last of that user there. */
    boolean leave(Room room, String userId, String socketId) {
        boolean[] last = new boolean[1];
        sockets.computeIfPresent(new RoomUser(room, userId), (user, ids) -> {
            last[0] = ids.remove(socketId) && ids.isEmpty();
            return ids.isEmpty() ? null : ids;
        });
        return last[0];
    }

    boolean isEmpty() {
        return sockets.isEmpty();
    }

    private record RoomUser(Room room, String userId) {}
}
