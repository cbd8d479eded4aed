package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import dev.parlance.adapter.Selection;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The clients of a namespace of netty-socketio, and their rooms: those that they have joined, and as on a Parlance server those of their
 * ids and of their users.
 *
 * @param users finds the users of clients; null if they have none
 */
record ClientRooms(SocketIONamespace namespace, @Nullable ClientUsers users) {
    private static final String USER_PREFIX = Room.nameOfUser("");
    private static final int UUID_LENGTH = 36;

    /** Those selected, each once. */
    Collection<SocketIOClient> select(ClientSelection selection) {
        Map<UUID, SocketIOClient> selected = new LinkedHashMap<>();
        Selection rooms = selection.rooms();
        if (rooms.isEveryone()) {
            add(selected, namespace.getAllClients());
        } else {
            rooms.rooms().forEach(room -> add(selected, members(room)));
        }
        Set<UUID> except = new HashSet<>(selection.exceptClients());
        rooms.except().forEach(room -> members(room).forEach(client -> except.add(client.getSessionId())));
        selected.keySet().removeAll(except);
        return selected.values();
    }

    private static void add(Map<UUID, SocketIOClient> selected, Collection<SocketIOClient> clients) {
        clients.forEach(client -> selected.putIfAbsent(client.getSessionId(), client));
    }

    private Collection<SocketIOClient> members(String room) {
        if (isNamespace(room)) {
            return List.of();
        }
        List<SocketIOClient> members =
                new ArrayList<>(namespace.getRoomOperations(room).getClients());
        SocketIOClient byId = room.length() == UUID_LENGTH ? byId(room) : null;
        if (byId != null) {
            members.add(byId);
        }
        if (users != null && room.startsWith(USER_PREFIX)) {
            namespace.getAllClients().stream()
                    .filter(client -> room.equals(userRoom(userIdOf(client))))
                    .forEach(members::add);
        }
        return members;
    }

    private @Nullable SocketIOClient byId(String id) {
        try {
            return namespace.getClient(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** Whether it is the room in which netty-socketio has all clients: that is no room of the application's. */
    boolean isNamespace(String room) {
        return room.equals(namespace.getName());
    }

    /** The id of a client, as a Parlance server knows it. */
    static String idOf(SocketIOClient client) {
        return client.getSessionId().toString();
    }

    /** The id of a client's user; null if it has none. */
    @Nullable
    String userIdOf(SocketIOClient client) {
        return users == null ? null : users.idOf(client);
    }

    /** The rooms of a client, those of its id and of its user included. */
    Set<String> of(SocketIOClient client) {
        Set<String> rooms = new HashSet<>(client.getAllRooms());
        rooms.removeIf(this::isNamespace);
        rooms.add(idOf(client));
        String room = userRoom(userIdOf(client));
        if (room != null) {
            rooms.add(room);
        }
        return rooms;
    }

    /** All rooms, those of clients' ids and of users included. */
    Set<String> names() {
        Set<String> names = new HashSet<>();
        namespace.getAllClients().forEach(client -> names.addAll(of(client)));
        return names;
    }

    private static @Nullable String userRoom(@Nullable String userId) {
        return userId == null ? null : Room.nameOfUser(userId);
    }
}
