package dev.parlance.socket;

import dev.parlance.event.ServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One client on one namespace. May be used from any thread; nothing blocks.
 *
 * @param <U> the application's type of a user
 */
public interface Socket<U extends User> extends Emitter, Listenable<U> {
    /** Its public id: 20 characters, its own in each namespace. It opens nothing: the connection's secret is another. */
    String id();

    /** Whom it belongs to. */
    U user();

    /** The namespace that it is on. */
    Namespace<U> namespace();

    /** How it came. */
    Handshake handshake();

    /** Values that the application keeps with it, by typed keys. */
    SocketData data();

    /** Whether it is connected. */
    boolean isConnected();

    /** The rooms it is in, its own and its user's among them: a copy. Empty once {@code disconnect} listeners run. */
    Set<Room> rooms();

    /** Whether it is in that room; cheaper than to ask for all of them. */
    boolean isIn(Room room);

    /** Joins those rooms. Does nothing on a socket that has disconnected. */
    void join(Room... rooms);

    /** Leaves those rooms; its own room cannot be left. */
    void leave(Room... rooms);

    /**
     * Sends a request and waits for the ack. A socket that is not connected, or not yet, is asked nothing.
     *
     * @param deadline how long to wait; positive
     * @return ends exactly once, on a handler thread: with the answer, or with an {@link AckException}
     */
    <P, R> CompletionStage<R> request(ServerRequest<P, R> request, P payload, Duration deadline);

    /**
     * As {@link #request(ServerRequest, Object, Duration)}, without types. The answer is the list of the ack's arguments.
     */
    CompletionStage<List<@Nullable Object>> request(String name, Duration deadline, @Nullable Object... arguments);

    /** Everyone in any of those rooms except this socket. */
    Audience to(Room... rooms);

    /** Everyone on the namespace except this socket. */
    Audience broadcast();

    /** All other sockets of the same user. */
    Audience toOtherDevices();

    /** Sends what may be dropped: an event is not queued when it cannot leave at once. */
    Emitter asVolatile();

    /** Takes it off its namespace; the client is told and does not reconnect by itself. */
    void disconnect();

    /**
     * Takes the client off all its namespaces, as {@link #disconnect}, and ends its connection; it is told first and does
     * not reconnect by itself.
     */
    void disconnectClient();

    /** Hears of its end while its rooms are still there; runs after the event that is being handled. */
    Registration onDisconnecting(DisconnectListener<? super U> listener);

    /** Hears of its end when it has left its rooms. */
    Registration onDisconnect(DisconnectListener<? super U> listener);
}
