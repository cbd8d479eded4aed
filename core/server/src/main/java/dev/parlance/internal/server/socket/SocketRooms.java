package dev.parlance.internal.server.socket;

import dev.parlance.internal.server.delivery.LocalRooms;
import dev.parlance.internal.server.delivery.RoomNames;
import dev.parlance.socket.Room;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The rooms of one socket, as the application changes them: before it enters, while it is connected, and while its client is away. */
record SocketRooms(LocalSocket<?> socket, LocalRooms rooms) {
    Set<Room> all() {
        return RoomNames.rooms(rooms.of(socket));
    }

    boolean contains(Room room) {
        return rooms.contains(socket, room.name());
    }

    void join(Collection<Room> joined) {
        List<String> names = RoomNames.names(joined);
        EventTask.checkJoining(socket, names.size());
        if (socket.lifecycle().joinsLater(names)) {
            return;
        }
        if (socket.isConnected()) {
            rooms.join(socket, names);
        } else {
            socket.recoverable().joinAway(names);
        }
    }

    void leave(Collection<Room> left) {
        List<String> names = RoomNames.names(left);
        if (!socket.lifecycle().leavesBefore(names)) {
            rooms.leave(socket, names);
            if (!socket.isConnected()) {
                socket.recoverable().leaveAway(names);
            }
        }
    }
}
