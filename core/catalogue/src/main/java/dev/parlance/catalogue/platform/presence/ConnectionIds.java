package dev.parlance.catalogue.platform.presence;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Socket;
import java.util.UUID;

/**
 * Identifies the sockets of one server for a {@link PresenceRegistry}. A client that has come back on another server has a socket of the
 * same id there: what the first server does about its own must not concern that one.
 */
@Incubating
public final class ConnectionIds {
    private static final char SEPARATOR = '@';

    private final String suffix = SEPARATOR + UUID.randomUUID().toString().substring(0, 8);

    /** The connection of a socket. */
    public String of(Socket<?> socket) {
        return socket.id() + suffix;
    }

    /** The id of the socket whose connection that is. */
    public static String socketId(String connectionId) {
        int end = connectionId.indexOf(SEPARATOR);
        return end < 0 ? connectionId : connectionId.substring(0, end);
    }
}
