package dev.parlance.example.node;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;

/** {@code node:*} — events of the example: where users are connected if it runs on several servers. */
public final class NodeEvents {
    /** A user has connected. Sent to everyone, the user included. */
    public static final ServerEvent<UserConnected> USER_CONNECTED =
            serverEvent("node:user:connected", UserConnected.class);

    /**
     * Where a user has connected.
     *
     * @param userId the user
     * @param socketId the new socket
     * @param node the name of its server
     */
    public record UserConnected(String userId, String socketId, String node) {}

    private NodeEvents() {}
}
