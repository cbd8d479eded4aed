package dev.parlance.bridge;

import dev.parlance.adapter.Selection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Which clients of a typed namespace.
 *
 * @param rooms by their rooms
 * @param exceptClients without these
 */
record ClientSelection(Selection rooms, Set<UUID> exceptClients) {
    /** All of them. */
    static final ClientSelection ALL = new ClientSelection(Selection.everyone(), Set.of());

    /** Also those in these rooms; of all only those. */
    ClientSelection to(Collection<String> more) {
        return new ClientSelection(rooms.including(more), exceptClients);
    }

    /** Without those in any of these rooms. */
    ClientSelection exceptRooms(Collection<String> more) {
        return new ClientSelection(rooms.excluding(more), exceptClients);
    }

    /** Without these clients. */
    ClientSelection exceptClients(Set<UUID> more) {
        Set<UUID> union = new HashSet<>(exceptClients);
        union.addAll(more);
        return new ClientSelection(rooms, Set.copyOf(union));
    }
}
