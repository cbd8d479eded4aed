package dev.parlance.socket;

/**
 * Hears of rooms and their members on this server. Called on the thread that made the change, after it; must not block.
 * Sockets' own rooms are not told. Of changes that several threads make at the same time, the later may be told first.
 */
public interface RoomListener {
    /** A room has its first member on this server. */
    default void created(Room room) {}

    /** A room has lost its last member on this server. */
    default void deleted(Room room) {}

    /** A socket has joined a room. */
    default void joined(Room room, String socketId) {}

    /** A socket has left a room. */
    default void left(Room room, String socketId) {}
}
