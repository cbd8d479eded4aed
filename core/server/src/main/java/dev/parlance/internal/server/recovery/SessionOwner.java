package dev.parlance.internal.server.recovery;

import dev.parlance.socket.User;

/** The socket of a session while its client is connected. Any thread. */
public interface SessionOwner<U extends User> {
    /** Identifies it, and holds nothing of it. */
    Object token();

    /** Ends its connection as if it were lost; then {@link NamespaceRecovery#lost} has been called, or it has ended in another way. */
    void loseConnection();
}
