package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Requests of the other servers to this one; they concern the sockets of this server only. Nothing here blocks. */
@Incubating
public interface LocalNode {
    /** Delivers a broadcast. */
    void broadcast(Broadcast broadcast);

    /**
     * Delivers a broadcast and collects its acks until the deadline.
     *
     * @param answer gets the arguments of each ack
     * @return how many sockets were asked
     */
    int request(Broadcast broadcast, Duration deadline, Consumer<List<@Nullable Object>> answer);

    /** The sockets that are selected. */
    List<SocketDescription> fetchSockets(Selection selection);

    /** The names of all rooms, those of sockets' ids included: a copy. */
    Set<String> fetchRooms();

    /** Whether there may be a room of that name, or a socket of that id. Cheap. */
    default boolean hasRoom(String room) {
        return fetchRooms().contains(room);
    }

    /** Makes sockets join rooms. */
    void socketsJoin(Selection selection, List<String> rooms);

    /** Makes sockets leave rooms. */
    void socketsLeave(Selection selection, List<String> rooms);

    /** Disconnects sockets. */
    void disconnectSockets(Selection selection, boolean close);

    /** An event from another server that expects no answer. */
    void serverSideEmit(String name, List<@Nullable Object> arguments);

    /** An event from another server that expects an answer: the stage ends with it, or never if no listener answers. */
    CompletableFuture<@Nullable Object> serverSideRequest(String name, List<@Nullable Object> arguments);

    /**
     * Tells the operator what has gone wrong: the application's {@code ServerListener}, and the log, which bounds itself. An outage
     * that is of several namespaces is reported by one of them.
     */
    void report(AdapterIncident incident);
}
