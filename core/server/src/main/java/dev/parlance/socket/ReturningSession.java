package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Set;

/**
 * A session whose client has come back and is about to have it again. Immutable, but for the data.
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class ReturningSession<U extends User> {
    private final String socketId;
    private final U user;
    private final DataMap data;
    private final Set<Room> rooms;

    private ReturningSession(String socketId, U user, DataMap data, Set<Room> rooms) {
        this.socketId = socketId;
        this.user = user;
        this.data = data;
        this.rooms = Set.copyOf(rooms);
    }

    /**
     * One whose client has come back; the server makes them, and tests may.
     *
     * @param rooms those that it is in
     */
    public static <U extends User> ReturningSession<U> of(String socketId, U user, DataMap data, Set<Room> rooms) {
        return new ReturningSession<>(socketId, user, data, rooms);
    }

    /** The public id of its sockets: that of the last one, and of the next. */
    public String socketId() {
        return socketId;
    }

    /** Whose it is, as authenticated just now. */
    public U user() {
        return user;
    }

    /** What the application has kept with its last socket. */
    public DataMap data() {
        return data;
    }

    /** The rooms that it is in, without those of its id and of its user. */
    public Set<Room> rooms() {
        return rooms;
    }

    @Override
    public String toString() {
        return "returning session of socket " + socketId;
    }
}
