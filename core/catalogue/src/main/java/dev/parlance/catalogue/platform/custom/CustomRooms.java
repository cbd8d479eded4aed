package dev.parlance.catalogue.platform.custom;

import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The custom rooms of one namespace: all that sockets are in, also those that the application let them join. */
final class CustomRooms implements Departures.Listener<Socket<?>> {
    /** The prefix of the names of all of them. */
    private static final String PREFIX = PlatformRooms.CUSTOM + ":";

    private final Namespace<?> namespace;
    private final ProjectAccess projects;
    private final EventOrder order;
    private final Departures<?> departures;

    CustomRooms(Namespace<?> namespace, ProjectAccess projects) {
        this.namespace = namespace;
        this.projects = projects;
        this.order = EventOrder.of(namespace, "custom");
        this.departures = Departures.of(namespace, Duration.ZERO, this);
    }

    /** Checks again what those may see who come back. */
    Registration listen() {
        return Registration.all(departures.listen(), order.checkReturn(namespace, this::lostRooms));
    }

    private List<Room> lostRooms(ReturningSession<?> session) {
        List<Room> custom = in(session.rooms(), PREFIX);
        return custom.isEmpty()
                ? List.of()
                : lost(custom, prefixes(session.user().id()));
    }

    /** It is in its rooms as long as its session lasts. */
    @Override
    public void departed(Socket<?> socket) {}

    @Override
    public void returned(Socket<?> socket, boolean elsewhere) {
        if (elsewhere) {
            String userId = socket.user().id();
            order.runBlockingAlways(EventOrder.socket(socket.id()), () -> recheck(userId));
        }
    }

    /** The custom rooms that a socket is in. */
    static List<Room> of(Socket<?> socket) {
        return in(socket.rooms(), PREFIX);
    }

    /** Has a user's sockets of this server leave the rooms of projects that the user is no longer a member of. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        List<String> allowed = new ArrayList<>();
        checks.run(() -> allowed.addAll(prefixes(userId)));
        for (Socket<?> socket : departures.socketsOf(userId)) {
            Departures.leave(socket, lost(in(departures.roomsOf(socket), PREFIX), allowed));
        }
        checks.end();
    }

    /** The prefixes of the names of those that a user may be in. */
    private List<String> prefixes(String userId) {
        return projects.projectsOf(userId).stream().map(CustomRooms::prefixOf).toList();
    }

    private static List<Room> lost(List<Room> rooms, List<String> allowed) {
        return rooms.stream()
                .filter(room -> allowed.stream().noneMatch(room.name()::startsWith))
                .toList();
    }

    /** The prefix of the names of those in one project. No other room's name has it: ids are escaped. */
    private static String prefixOf(String projectId) {
        return PlatformRooms.custom(projectId, "").name();
    }

    private static List<Room> in(Collection<Room> rooms, String prefix) {
        return rooms.stream().filter(room -> room.name().startsWith(prefix)).toList();
    }
}
