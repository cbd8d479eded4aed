package dev.parlance.redis;

import dev.parlance.event.Incubating;

/** Which channels the sharded adapter uses. All servers of a cluster need the same. */
@Incubating
public enum SubscriptionMode {
    /**
     * One channel for each namespace: every server receives every broadcast. For few rooms, or for rooms that have members on most
     * servers.
     */
    STATIC,
    /**
     * Also one for each room that is not a single socket's: a broadcast to one room reaches only the servers with members of it. The
     * default.
     */
    DYNAMIC,
    /** Also one for each socket: what is sent to a single socket reaches only its server. For many such messages. */
    DYNAMIC_PRIVATE;

    /** Servers of Node take names of this length for ids of sockets, and so do we: what is published must be listened to. */
    private static final int SOCKET_ID_LENGTH = 20;

    /** Whether what is sent to a room alone goes to a channel of its own. */
    boolean hasChannel(String room) {
        return switch (this) {
            case STATIC -> false;
            case DYNAMIC -> room.length() != SOCKET_ID_LENGTH;
            case DYNAMIC_PRIVATE -> true;
        };
    }
}
