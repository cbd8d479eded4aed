package dev.parlance.adapter;

import java.util.Set;

/**
 * Which sockets: those in any of the rooms (all, if none is named), without those in any excepted one.
 *
 * @param rooms the names of rooms; a socket's id is one
 * @param except the names of rooms
 */
public record Selection(Set<String> rooms, Set<String> except) {
    /** All sockets. */
    public static final Selection ALL = new Selection(Set.of(), Set.of());

    public Selection {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }
}
