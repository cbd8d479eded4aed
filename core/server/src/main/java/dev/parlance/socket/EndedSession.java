package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Set;

/**
 * A session that has ended for good: no client will be connected with its id any more. Immutable, but for the data.
 *
 * @param <U> the application's type of a user
 */
@Incubating
public final class EndedSession<U extends User> {
    private final String socketId;
    private final U user;
    private final DataMap data;
    private final Set<Room> rooms;
    private final SessionEndReason reason;
    private final DisconnectReason disconnectReason;

    private EndedSession(
            String socketId,
            U user,
            DataMap data,
            Set<Room> rooms,
            SessionEndReason reason,
            DisconnectReason disconnectReason) {
        this.socketId = socketId;
        this.user = user;
        this.data = data;
        this.rooms = Set.copyOf(rooms);
        this.reason = reason;
        this.disconnectReason = disconnectReason;
    }

    /**
     * One that has ended; the server makes them, and tests may.
     *
     * @param rooms those that it was in at the end
     * @param disconnectReason how its last connection has ended
     */
    public static <U extends User> EndedSession<U> of(
            String socketId,
            U user,
            DataMap data,
            Set<Room> rooms,
            SessionEndReason reason,
            DisconnectReason disconnectReason) {
        return new EndedSession<>(socketId, user, data, rooms, reason, disconnectReason);
    }

    /** The public id of its sockets, which all had the same. */
    public String socketId() {
        return socketId;
    }

    /** Whose it was. */
    public U user() {
        return user;
    }

    /** What the application has kept with its last socket. */
    public DataMap data() {
        return data;
    }

    /** The rooms that it was in, without those of its id and of its user. */
    public Set<Room> rooms() {
        return rooms;
    }

    /** Why it has ended. */
    public SessionEndReason reason() {
        return reason;
    }

    /** How its last connection has ended; may be long before. */
    public DisconnectReason disconnectReason() {
        return disconnectReason;
    }

    @Override
    public String toString() {
        return "session of socket " + socketId + ", " + reason;
    }
}
