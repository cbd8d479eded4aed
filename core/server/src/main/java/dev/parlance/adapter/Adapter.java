package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The other servers, as one namespace sees them. Nothing here blocks; all methods may be called from any thread. The
 * arguments of events are plain Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code
 * Boolean}, {@code byte[]}, null.
 *
 * <p>What needs an answer of the other servers ends, within seconds: a stage fails if they cannot be reached, or one of them does
 * not answer, and whoever asked is refused with {@code unavailable}. What needs none is lost then, and {@linkplain LocalNode#report
 * reported}.
 */
@Incubating
public interface Adapter extends AutoCloseable {
    /** Makes the other servers deliver a broadcast. */
    void broadcast(Broadcast broadcast);

    /**
     * Makes the other servers deliver a broadcast and collect its acks.
     *
     * @param answer gets the arguments of each ack
     * @return ends with how many sockets of other servers were asked, as soon as all servers have said so
     */
    CompletionStage<Integer> request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer);

    /** The sockets of the other servers. */
    CompletionStage<List<SocketDescription>> fetchSockets(Selection selection);

    /** The names of the rooms that have members on other servers, those of their sockets' ids included. */
    CompletionStage<Set<String>> fetchRooms();

    /** How many servers take part, this one included. */
    CompletionStage<Integer> serverCount();

    /** Makes sockets of other servers join rooms. */
    void socketsJoin(Selection selection, List<String> rooms);

    /** Makes sockets of other servers leave rooms. */
    void socketsLeave(Selection selection, List<String> rooms);

    /**
     * Disconnects sockets of other servers.
     *
     * @param close whether their whole connections end
     */
    void disconnectSockets(Selection selection, boolean close);

    /** Sends an event to the other servers. */
    void serverSideEmit(String name, List<@Nullable Object> arguments);

    /**
     * Sends an event to the other servers and collects their answers.
     *
     * @return ends at the deadline at the latest
     */
    CompletionStage<ServerAnswers> serverSideRequest(String name, List<@Nullable Object> arguments, Duration deadline);

    /**
     * A room has its first member on this server. Called in the order of the changes, under a lock of the namespace.
     */
    void roomCreated(String room);

    /** A room has lost its last member on this server. Called as {@link #roomCreated}. */
    void roomDeleted(String room);

    /**
     * A socket is on this server from now on: its id is the name of a room that it alone is in. Called as {@link #roomCreated}, which
     * is not called for that room.
     */
    default void socketAdded(String id) {}

    /** A socket is not on this server any more. Called as {@link #socketAdded}. */
    default void socketRemoved(String id) {}

    /**
     * What it can do for connection state recovery beyond this server; null for nothing. Asked once, after it was opened, by a server
     * that recovers sessions.
     */
    default @Nullable RecoveryStore recoveryStore() {
        return null;
    }

    /** Whether the other servers can be reached now. Asked often, and by many threads. */
    default AdapterStatus status() {
        return AdapterStatus.healthy();
    }

    /** Leaves the other servers. */
    @Override
    void close();
}
