package dev.parlance.catalogue.platform.custom;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The custom rooms of one namespace: all that sockets are in, also those that the application let them join. */
final class CustomRooms {
    /** The prefix of the names of all of them. */
    private static final String PREFIX = PlatformRooms.CUSTOM + ":";

    private final Namespace<?> namespace;
    private final ProjectAccess projects;

    CustomRooms(Namespace<?> namespace, ProjectAccess projects) {
        this.namespace = namespace;
        this.projects = projects;
    }

    /** The custom rooms that a socket is in. */
    static List<Room> of(Socket<?> socket) {
        return in(socket.rooms(), PREFIX);
    }

    /** Has a user's sockets of this server leave the rooms of projects that the user is no longer a member of. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        List<String> allowed = new ArrayList<>();
        checks.run(() -> projects.projectsOf(userId).forEach(projectId -> allowed.add(prefixOf(projectId))));
        for (Socket<?> socket : AccessRechecks.socketsOf(namespace, userId)) {
            socket.leave(of(socket).stream()
                    .filter(room -> allowed.stream().noneMatch(room.name()::startsWith))
                    .toList());
        }
        checks.end();
    }

    /** The prefix of the names of those in one project. No other room's name has it: ids are escaped. */
    private static String prefixOf(String projectId) {
        return PlatformRooms.custom(projectId, "").name();
    }

    private static List<Room> in(Collection<Room> rooms, String prefix) {
        return rooms.stream().filter(room -> room.name().startsWith(prefix)).toList();
    }
}
