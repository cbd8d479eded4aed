package dev.parlance.catalogue.platform.custom;

import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.List;

/** The application's own rooms on one namespace. */
final class CustomRooms {
    private static final String REVOKED = "parlance:custom:revoke";

    private final Namespace<?> namespace;

    CustomRooms(Namespace<?> namespace) {
        this.namespace = namespace;
    }

    /** Hears of the other servers. */
    void listen() {
        namespace.onServerSideEmit(
                REVOKED, (arguments, ack) -> leave(String.valueOf(arguments.get(0)), String.valueOf(arguments.get(1))));
    }

    /** Those that a socket is in. */
    static List<Room> of(Socket<?> socket) {
        return in(socket.rooms(), prefix());
    }

    void revoke(String projectId, String userId) {
        leave(projectId, userId);
        namespace.serverSideEmit(REVOKED, projectId, userId);
    }

    private void leave(String projectId, String userId) {
        namespace
                .local()
                .toUsers(userId)
                .fetchSockets()
                .thenAccept(sockets -> sockets.forEach(socket -> leave(socket, projectId)));
    }

    private void leave(RemoteSocket socket, String projectId) {
        List<Room> rooms = in(socket.rooms(), prefix(projectId));
        if (!rooms.isEmpty()) {
            namespace.local().to(Room.ofSocket(socket.id())).socketsLeave(rooms.toArray(Room[]::new));
        }
    }

    /** How the names of all of them begin, or of those in one project. No other room's name does: ids are escaped. */
    private static String prefix(String... projectIds) {
        return Room.of(Rooms.CUSTOM, projectIds).name() + ":";
    }

    private static List<Room> in(Collection<Room> rooms, String prefix) {
        return rooms.stream().filter(room -> room.name().startsWith(prefix)).toList();
    }
}
