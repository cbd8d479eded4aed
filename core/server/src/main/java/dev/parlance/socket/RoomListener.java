package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Is notified of changes to rooms and their members on this server. Called on the thread that made the change, after
 * it; must not block. The rooms that sockets have by their ids and those of their users are not reported. Of changes by several threads at the
 * same time, the later may be reported first.
 */
public interface RoomListener {
    /** A room has its first member on this server. */
    default void created(Room room) {}

    /** A room has lost its last member on this server. */
    default void deleted(Room room) {}

    /**
     * A socket joins a room. No event with a number in a sequence is being delivered meanwhile: one that is delivered by now, as
     * {@link Namespace#isDelivered} says, does not reach it, and any other one to the room does. Called under the lock of the rooms, on
     * the thread that makes the change: must return at once, and do nothing but look at this namespace and take notes for
     * {@link #joined}, which follows on the same thread.
     */
    @Incubating
    default void joining(Room room, String socketId) {}

    /** A socket has joined a room. */
    default void joined(Room room, String socketId) {}

    /** A socket has left a room. */
    default void left(Room room, String socketId) {}
}
