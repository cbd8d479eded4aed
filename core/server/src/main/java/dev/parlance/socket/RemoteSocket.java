package dev.parlance.socket;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A socket that may be connected to another server: what was known of it when it was fetched, and ways to reach it. */
public interface RemoteSocket extends Emitter {
    /** Its public id. */
    String id();

    /** Its user's id; null if its server is of another kind and does not report it. */
    @Nullable
    String userId();

    /** The rooms that it was in, without those of its id and of its user. */
    Set<Room> rooms();

    /** What the application keeps with it, by the names of the keys, without what is {@linkplain DataKey#hidden hidden}. */
    Map<String, @Nullable Object> data();

    /**
     * Makes it join those rooms.
     *
     * <pre>{@code
     * namespace.fetchSockets().thenAccept(sockets -> sockets.forEach(socket -> socket.join(HALL)));
     * }</pre>
     */
    default void join(Room... rooms) {
        join(List.of(rooms));
    }

    /** As {@link #join(Room...)}. */
    void join(Collection<Room> rooms);

    /**
     * Makes it leave those rooms.
     *
     * <pre>{@code
     * namespace.fetchSockets().thenAccept(sockets -> sockets.forEach(socket -> socket.leave(HALL)));
     * }</pre>
     */
    default void leave(Room... rooms) {
        leave(List.of(rooms));
    }

    /** As {@link #leave(Room...)}. */
    void leave(Collection<Room> rooms);

    /**
     * Takes it off its namespace, as {@link Socket#disconnect}.
     *
     * <pre>{@code
     * namespace.toUsers(userId).fetchSockets().thenAccept(sockets -> sockets.forEach(RemoteSocket::disconnect));
     * }</pre>
     */
    void disconnect();
}
