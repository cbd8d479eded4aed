package dev.parlance.catalogue.logged;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The logged rooms that the sockets of a namespace are in or are joining. */
final class Memberships {
    private final int maxPerSocket;
    private final Map<String, Map<String, Membership>> bySocket = new ConcurrentHashMap<>();

    Memberships(int maxPerSocket) {
        this.maxPerSocket = maxPerSocket;
    }

    /**
     * That of a socket in a room; a new one if there is none.
     *
     * @throws RefusedException with {@code rate-limited} if the socket is in as many rooms as it may be in
     */
    Membership of(Socket<?> socket, String room) {
        Membership[] found = new Membership[1];
        bySocket.compute(socket.id(), (id, before) -> {
            Map<String, Membership> rooms = before == null ? new HashMap<>() : before;
            if (!rooms.containsKey(room) && rooms.size() >= maxPerSocket) {
                throw new RefusedException(RefusalCode.RATE_LIMITED, "at most " + maxPerSocket + " rooms at a time");
            }
            found[0] = rooms.computeIfAbsent(room, name -> new Membership(socket, name));
            return rooms;
        });
        return found[0];
    }

    /** Ends that of a socket in a room; null if there is none. */
    @Nullable
    Membership end(Socket<?> socket, String room) {
        Membership[] found = new Membership[1];
        bySocket.computeIfPresent(socket.id(), (id, rooms) -> {
            found[0] = rooms.remove(room);
            return rooms.isEmpty() ? null : rooms;
        });
        if (found[0] != null) {
            found[0].end();
        }
        return found[0];
    }

    /** Ends this one, if it has not been replaced. */
    void end(Membership membership) {
        bySocket.computeIfPresent(membership.socket().id(), (id, rooms) -> {
            rooms.remove(membership.room(), membership);
            return rooms.isEmpty() ? null : rooms;
        });
        membership.end();
    }

    /** All of a socket of that id: a copy. */
    List<Membership> of(String socketId) {
        List<Membership> all = new ArrayList<>();
        bySocket.computeIfPresent(socketId, (id, rooms) -> {
            all.addAll(rooms.values());
            return rooms;
        });
        return all;
    }
}
