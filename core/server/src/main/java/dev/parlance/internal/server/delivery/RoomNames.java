package dev.parlance.internal.server.delivery;

import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of rooms, those that sockets and users have by their ids among them. */
public final class RoomNames {
    private RoomNames() {}

    public static List<String> names(Collection<Room> rooms) {
        List<String> names = new ArrayList<>(rooms.size());
        for (Room room : rooms) {
            names.add(room.name());
        }
        return names;
    }

    public static List<String> ofUsers(Collection<String> userIds) {
        List<String> names = new ArrayList<>(userIds.size());
        for (String userId : userIds) {
            names.add(Room.nameOfUser(userId));
        }
        return names;
    }

    /** Without those that are no ids of sockets: they may name a room. */
    public static List<String> ofSockets(Collection<String> socketIds) {
        List<String> names = new ArrayList<>(socketIds.size());
        for (String socketId : socketIds) {
            if (Socket.isId(socketId)) {
                names.add(socketId);
            }
        }
        return names;
    }

    /** The rooms of those names that an application has named: not those of sockets and of users. */
    public static Set<Room> rooms(Collection<String> names) {
        Set<Room> rooms = new LinkedHashSet<>();
        for (String name : names) {
            if (Room.isName(name)) {
                rooms.add(Room.named(name));
            }
        }
        return rooms;
    }
}
