package dev.parlance.catalogue.platform.custom;

import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.List;

/** The application's own rooms on one namespace. */
final class CustomRooms {
    private static final String ACCESS_CHANGED = "parlance:custom:access";

    private final Namespace<?> namespace;
    private final ProjectAccess projects;

    CustomRooms(Namespace<?> namespace, ProjectAccess projects) {
        this.namespace = namespace;
        this.projects = projects;
    }

    /** Hears of the other servers. */
    void listen() {
        namespace.onServerSideEmit(ACCESS_CHANGED, (arguments, ack) -> askAgain(String.valueOf(arguments.get(0))));
    }

    /** Those that a socket is in. */
    static List<Room> of(Socket<?> socket) {
        return in(socket.rooms(), prefix());
    }

    void accessChanged(String userId) {
        namespace.serverSideEmit(ACCESS_CHANGED, userId);
        askAgain(userId);
    }

    private void askAgain(String userId) {
        List<String> allowed =
                projects.projectsOf(userId).stream().map(CustomRooms::prefix).toList();
        namespace
                .local()
                .toUsers(userId)
                .fetchSockets()
                .thenAccept(sockets -> sockets.forEach(socket -> leaveAllBut(allowed, socket)));
    }

    private void leaveAllBut(List<String> prefixes, RemoteSocket socket) {
        Room[] lost = in(socket.rooms(), prefix()).stream()
                .filter(room -> prefixes.stream().noneMatch(room.name()::startsWith))
                .toArray(Room[]::new);
        if (lost.length > 0) {
            namespace.local().to(Room.ofSocket(socket.id())).socketsLeave(lost);
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
