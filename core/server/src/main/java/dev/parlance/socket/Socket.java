package dev.parlance.socket;

import dev.parlance.event.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One client on one namespace. May be used from any thread; nothing blocks.
 *
 * @param <U> the application's type of a user
 */
public interface Socket<U extends User> extends Emitter, Listenable<U> {
    /** Its public id: 20 characters, different in each namespace. It is no secret: the connection's id is another. */
    String id();

    /** The user that it belongs to. */
    U user();

    /** The namespace that it is on. */
    Namespace<U> namespace();

    /** The handshake that it connected with. */
    Handshake handshake();

    /** Values that the application keeps with it, by typed keys. */
    SocketData data();

    /** Whether it is connected. */
    boolean isConnected();

    /**
     * The rooms it is in, those of its id and of its user among them: a copy. Empty once {@code disconnect} listeners
     * run.
     */
    Set<Room> rooms();

    /** Whether it is in that room; cheaper than to ask for all of them. */
    boolean isIn(Room room);

    /** Joins those rooms. Does nothing on a socket that has disconnected. */
    void join(Room... rooms);

    /** Leaves those rooms; the room of its id cannot be left. */
    void leave(Room... rooms);

    /**
     * Sends a request and waits for the ack. A socket that is not connected, or not yet, is asked nothing.
     *
     * @param deadline how long to wait; positive
     * @return ends exactly once, on a handler thread: with the answer, or with an {@link AckException}
     */
    <P, R> CompletableFuture<R> request(ServerRequest<P, R> request, P payload, Duration deadline);

    /**
     * As {@link #request(ServerRequest, Object, Duration)}, without types. The answer is the list of the ack's
     * arguments.
     */
    CompletableFuture<List<@Nullable Object>> request(String name, Duration deadline, @Nullable Object... arguments);

    /** All sockets in any of those rooms except this one. */
    Audience to(Room... rooms);

    /** All sockets of the namespace except this one. */
    Audience broadcast();

    /** All other sockets of the same user. */
    Audience toOtherDevices();

    /** Sends volatile events: an event is dropped when the connection is not writable. */
    Emitter asVolatile();

    /** Disconnects it from its namespace; the client is notified and does not reconnect by itself. */
    void disconnect();

    /**
     * Disconnects the client from all its namespaces, as {@link #disconnect}, and closes its connection; it is notified
     * first and does not reconnect by itself.
     */
    void disconnectClient();

    /**
     * Adds a listener of its disconnect, called while it is still in its rooms, after the event that is being handled.
     */
    Registration onDisconnecting(DisconnectListener<U> listener);

    /** Adds a listener of its disconnect, called when it has left its rooms. */
    Registration onDisconnect(DisconnectListener<U> listener);
}
