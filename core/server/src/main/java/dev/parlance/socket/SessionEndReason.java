package dev.parlance.socket;

import dev.parlance.event.Incubating;

/** Why a session has ended for good. */
@Incubating
public enum SessionEndReason {
    /**
     * Its connection has ended in a way after which nothing is recovered: {@link EndedSession#disconnectReason} says in which. Where
     * recovery is off, that is every way.
     */
    DISCONNECTED,
    /** Its client has not come back within the window. */
    NOT_BACK_IN_TIME,
    /** Its client has come back, but not everything that it had missed was kept: it has a new session. */
    NOT_RECOVERABLE,
    /** It had to give way to others: there were too many of its user or in all, or the server's memory was spent. */
    EVICTED,
    /** Its credentials have expired or were revoked while its client was away. */
    CREDENTIALS,
    /** The server has disconnected it while its client was away. */
    SERVER_DISCONNECT,
    /** The namespace has ended, or the server. */
    NAMESPACE_CLOSED
}
