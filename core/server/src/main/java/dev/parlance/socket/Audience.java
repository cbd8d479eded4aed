package dev.parlance.socket;

import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that a broadcast reaches: the union of rooms (all sockets if none is named) without those excepted, each
 * socket once. An audience is a description: immutable, reusable, evaluated anew by each call. It spans all servers
 * unless {@link #local}.
 */
public interface Audience extends Emitter {
    /** Also those in these rooms. */
    Audience to(Room... rooms);

    /** Also all sockets of these users. */
    Audience toUsers(String... userIds);

    /** Not those in any of these rooms. */
    Audience except(Room... rooms);

    /** Not the sockets of these users. */
    Audience exceptUsers(String... userIds);

    /** Only those connected to this server. */
    Audience local();

    /** Volatile: an event is dropped for a socket whose connection is not writable. */
    Audience asVolatile();

    /**
     * Sends each of those users, if they are in this audience, a payload made for them.
     *
     * @param render makes a user's payload, once; called for users of this server before anything is sent, and what it
     *     throws is thrown; for those found on other servers later, on a handler thread, where that is logged
     */
    <P> void emitEach(Collection<String> userIds, ServerEvent<P> event, Function<String, P> render);

    /**
     * Sends a request to all its sockets and collects the acks.
     *
     * @param deadline how long to wait; positive
     * @return ends when all have answered or the deadline has come, on a handler thread; not exceptionally because of a
     *     client
     */
    <P, R> CompletableFuture<Answers<R>> request(ServerRequest<P, R> request, P payload, Duration deadline);

    /** As {@link #request(ServerRequest, Object, Duration)}, without types: of each ack its list of arguments. */
    CompletableFuture<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object... arguments);

    /** The sockets that it reaches now. */
    CompletableFuture<List<RemoteSocket>> fetchSockets();

    /** Makes all its sockets join those rooms. */
    void socketsJoin(Room... rooms);

    /** Makes all its sockets leave those rooms. */
    void socketsLeave(Room... rooms);

    /** Disconnects all its sockets from the namespace, as {@link Socket#disconnect}. */
    void disconnectSockets();

    /** Closes the connections of all its sockets, as {@link Socket#disconnectClient}. */
    void disconnectClients();
}
