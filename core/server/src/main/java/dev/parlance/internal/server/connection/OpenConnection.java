package dev.parlance.internal.server.connection;

import dev.parlance.socket.DisconnectReason;

/** A client's connection, whatever it speaks, as a server that closes sees it. */
public interface OpenConnection {
    /** Takes no more events. */
    void drain();

    /** Whether nothing waits and nothing is being handled. */
    boolean isIdle();

    /** Ends it. */
    void close(DisconnectReason reason);
}
