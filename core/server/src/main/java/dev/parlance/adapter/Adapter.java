package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The other servers, as one namespace sees them. Nothing here blocks; all methods may be called from any thread. The
 * arguments of events are plain Java values: {@code Map}, {@code List}, {@code String}, {@code Number}, {@code
 * Boolean}, {@code byte[]}, null.
 */
@Incubating
public interface Adapter extends AutoCloseable {
    /** Makes the other servers deliver a broadcast. */
    void broadcast(Broadcast broadcast);

    /**
     * Makes the other servers deliver a broadcast and collect its acks.
     *
     * @param answer gets the arguments of each ack
     * @return ends with how many sockets of other servers were asked
     */
    CompletionStage<Integer> request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer);

    /** The sockets of the other servers. */
    CompletionStage<List<SocketDescription>> fetchSockets(Selection selection);

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

    /** Leaves the other servers. */
    @Override
    void close();
}
