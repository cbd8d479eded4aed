package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The clients and rooms of a namespace of netty-socketio. */
record ClientRooms(SocketIONamespace namespace) {

    /** Those selected, each once. */
    Collection<SocketIOClient> select(ClientSelection selection) {
        Map<UUID, SocketIOClient> selected = new LinkedHashMap<>();
        Set<String> rooms = selection.rooms();
        if (rooms == null) {
            add(selected, namespace.getAllClients());
        } else {
            rooms.forEach(room -> add(selected, members(room)));
        }
        Set<UUID> except = new HashSet<>(selection.exceptClients());
        selection.exceptRooms().forEach(room -> members(room).forEach(client -> except.add(client.getSessionId())));
        selected.keySet().removeAll(except);
        return selected.values();
    }

    private static void add(Map<UUID, SocketIOClient> selected, Collection<SocketIOClient> clients) {
        clients.forEach(client -> selected.putIfAbsent(client.getSessionId(), client));
    }

    /** netty-socketio has all clients in a room of the namespace's name: that is no room of the application's. */
    private Collection<SocketIOClient> members(String room) {
        return isNamespace(room) ? List.of() : namespace.getRoomOperations(room).getClients();
    }

    /** Whether it is the room that netty-socketio has all clients in. */
    boolean isNamespace(String room) {
        return room.equals(namespace.getName());
    }
}
