package dev.parlance.testkit.simulation;

import dev.parlance.socket.Audience;
import dev.parlance.socket.Room;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Whom an operation is for, in the words of the model; no rooms and no users are everyone.
 *
 * @param exceptIds the ids of sockets that are left out
 */
record Target(
        Set<String> rooms, Set<String> users, Set<String> exceptRooms, Set<String> exceptUsers, Set<String> exceptIds) {
    static final Target EVERYONE = new Target(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    Target exceptId(String id) {
        Set<String> more = new HashSet<>(exceptIds);
        more.add(id);
        return new Target(rooms, users, exceptRooms, exceptUsers, more);
    }

    /** The same for the server. */
    Audience of(Audience everyone) {
        Audience audience = everyone;
        if (!rooms.isEmpty()) {
            audience = audience.to(named(rooms));
        }
        if (!users.isEmpty()) {
            audience = audience.toUsers(users);
        }
        return audience.except(named(exceptRooms)).exceptUsers(exceptUsers).exceptSockets(exceptIds);
    }

    private static Collection<Room> named(Set<String> names) {
        return names.stream().map(Room::named).toList();
    }

    /** Whether a client is meant, in the rooms that it is certainly in and those that it may be in. */
    Match match(Participant client) {
        if (exceptIds.contains(client.id()) || exceptUsers.contains(client.user())) {
            return Match.NO;
        }
        Match wanted =
                rooms.isEmpty() && users.isEmpty() || users.contains(client.user()) ? Match.YES : client.isInAny(rooms);
        return wanted.and(client.isInAny(exceptRooms).not());
    }
}
