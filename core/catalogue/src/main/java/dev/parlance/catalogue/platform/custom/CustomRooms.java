package dev.parlance.catalogue.platform.custom;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.Collection;
import java.util.List;

/** The custom rooms of one namespace: all that sockets are in, also those that the application let them join. */
final class CustomRooms {
    private static final String ACCESS_CHANGED = "parlance:custom:access";

    /** The prefix of the names of all of them. */
    private static final String PREFIX = PlatformRooms.CUSTOM + ":";

    private final Namespace<?> namespace;
    private final ProjectAccess projects;

    CustomRooms(Namespace<?> namespace, ProjectAccess projects) {
        this.namespace = namespace;
        this.projects = projects;
    }

    /** Listens to the other servers. */
    Registration listen() {
        return namespace.untyped().onServerSideEmit(ACCESS_CHANGED, (arguments, ack) -> {
            String userId = String.valueOf(arguments.get(0));
            EventOrder.of(namespace)
                    .runBlockingAlways(new EventOrder.Key("access", ACCESS_CHANGED), () -> recheck(userId));
        });
    }

    /** The custom rooms that a socket is in. */
    static List<Room> of(Socket<?> socket) {
        return in(socket.rooms(), PREFIX);
    }

    void accessChanged(String userId) {
        namespace.untyped().serverSideEmit(ACCESS_CHANGED, userId);
        recheck(userId);
    }

    private void recheck(String userId) {
        List<String> allowed =
                projects.projectsOf(userId).stream().map(CustomRooms::prefixOf).toList();
        namespace
                .local()
                .toUsers(userId)
                .fetchSockets()
                .thenAccept(sockets -> sockets.forEach(socket -> leaveAllBut(allowed, socket)));
    }

    private void leaveAllBut(List<String> prefixes, RemoteSocket socket) {
        List<Room> lost = in(socket.rooms(), PREFIX).stream()
                .filter(room -> prefixes.stream().noneMatch(room.name()::startsWith))
                .toList();
        namespace.local().toSockets(socket.id()).socketsLeave(lost);
    }

    /** The prefix of the names of those in one project. No other room's name has it: ids are escaped. */
    private static String prefixOf(String projectId) {
        return PlatformRooms.custom(projectId, "").name();
    }

    private static List<Room> in(Collection<Room> rooms, String prefix) {
        return rooms.stream().filter(room -> room.name().startsWith(prefix)).toList();
    }
}
