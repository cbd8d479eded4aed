package dev.parlance.internal.server.delivery;

import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;

/** The names of rooms. */
public final class RoomNames {
    private RoomNames() {}

    public static List<String> names(Room... rooms) {
        List<String> names = new ArrayList<>(rooms.length);
        for (Room room : rooms) {
            names.add(room.name());
        }
        return names;
    }

    public static List<String> ofUsers(String... userIds) {
        List<String> names = new ArrayList<>(userIds.length);
        for (String userId : userIds) {
            names.add(Room.ofUser(userId).name());
        }
        return names;
    }
}
