package dev.parlance.bridge;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which clients of a typed namespace.
 *
 * @param rooms those in any of these rooms; null for all clients, empty for nobody
 * @param exceptRooms without those in any of these
 * @param exceptClients without these
 */
record ClientSelection(@Nullable Set<String> rooms, Set<String> exceptRooms, Set<UUID> exceptClients) {
    /** All of them. */
    static final ClientSelection ALL = new ClientSelection(null, Set.of(), Set.of());

    /** Also those in these rooms. */
    ClientSelection to(Set<String> more) {
        return new ClientSelection(rooms == null ? Set.copyOf(more) : union(rooms, more), exceptRooms, exceptClients);
    }

    /** Without those in any of these rooms. */
    ClientSelection exceptRooms(Set<String> more) {
        return new ClientSelection(rooms, union(exceptRooms, more), exceptClients);
    }

    /** Without these clients. */
    ClientSelection exceptClients(Set<UUID> more) {
        return new ClientSelection(rooms, exceptRooms, union(exceptClients, more));
    }

    private static <T> Set<T> union(Set<T> some, Set<T> more) {
        Set<T> union = new HashSet<>(some);
        union.addAll(more);
        return Set.copyOf(union);
    }
}
