package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Selection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of one namespace whose clients may come back. Any thread. */
public final class AwaySockets {
    private final LocalRooms rooms;
    private final Map<String, AwaySocket> byId = new ConcurrentHashMap<>(2);

    AwaySockets(LocalRooms rooms) {
        this.rooms = rooms;
    }

    /** The connection of a socket is lost. */
    public void add(AwaySocket socket) {
        byId.put(socket.id(), socket);
    }

    /** A client has come back, or will not. */
    public void remove(AwaySocket socket) {
        byId.remove(socket.id(), socket);
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    /** Those selected. */
    List<AwaySocket> select(Selection selection) {
        if (byId.isEmpty()) {
            return List.of();
        }
        return rooms.exclusively(() ->
                byId.values().stream().filter(socket -> socket.isIn(selection)).toList());
    }
}
