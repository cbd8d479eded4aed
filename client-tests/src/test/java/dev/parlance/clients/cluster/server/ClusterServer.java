package dev.parlance.clients.cluster.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server of a cluster, in either language, and what an application does on it. */
public interface ClusterServer extends ClusterOrigin {
    /** Its port. */
    int port();

    /** Emits an event and waits for the first value of each ack. */
    List<@Nullable Object> request(Target target, Duration deadline, List<@Nullable Object> event);

    /** The rooms of each socket, by its id. */
    Map<String, Set<String>> fetchSockets(Target target);

    /** The names that sockets have in their data, by their ids. */
    Map<String, @Nullable Object> fetchNames(Target target);

    /** Sends an event to the other servers and waits for the answer of each. */
    List<@Nullable Object> serverSideRequest(List<@Nullable Object> event);

    /** The server-side events that it has heard since this was called before. */
    List<List<@Nullable Object>> heard();

    /** How many servers there are, this one among them. */
    int serverCount();

    /** The rooms of all servers. */
    Set<String> fetchRooms();
}
