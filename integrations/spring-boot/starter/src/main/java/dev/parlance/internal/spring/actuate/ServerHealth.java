package dev.parlance.internal.spring.actuate;

import dev.parlance.socket.Server;
import dev.parlance.socket.ServerState;

/**
 * The health of a server.
 *
 * @param status Spring Boot's code of it
 * @param state the server's own word
 * @param cluster whether the other servers can be reached; it does not change the status, since a server without the others serves its
 *     own clients
 */
public record ServerHealth(String status, String state, String cluster) {
    /** The name of the contributor. */
    public static final String NAME = "parlance";

    /** The key of the server's state in the details. */
    public static final String STATE = "state";

    /** The key of the cluster's state in the details. */
    public static final String CLUSTER = "cluster";

    /** The health now. */
    public static ServerHealth of(Server server) {
        ServerState state = server.state();
        return new ServerHealth(
                switch (state) {
                    case READY -> "UP";
                    case STARTING, DRAINING -> "OUT_OF_SERVICE";
                    case CLOSED -> "DOWN";
                },
                state.toString(),
                server.statistics().adapter().toString());
    }
}
