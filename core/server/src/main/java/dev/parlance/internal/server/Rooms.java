package dev.parlance.internal.server;

import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;

/** Rooms as names. */
final class Rooms {
    private Rooms() {}

    static List<String> names(Room... rooms) {
        List<String> names = new ArrayList<>(rooms.length);
        for (Room room : rooms) {
            names.add(room.name());
        }
        return names;
    }

    static List<String> ofUsers(String... userIds) {
        List<String> names = new ArrayList<>(userIds.length);
        for (String userId : userIds) {
            names.add(Room.ofUser(userId).name());
        }
        return names;
    }
}
