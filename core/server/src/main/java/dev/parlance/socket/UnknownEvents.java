package dev.parlance.socket;

/** What becomes of events that nobody handles. */
public enum UnknownEvents {
    /**
     * The client is answered {@code not-found} in the namespace's dialect: in the ack, if it has asked for one, and as the
     * dialect's error event, if it has one. The default.
     */
    ANSWER,
    /**
     * The client is not answered: one that waits for an ack runs into its timeout, as with Socket.IO's server for Node.js. The
     * name of the event is logged as a warning when it comes for the first time; of the names that a namespace is sent, the
     * first 100 are.
     */
    IGNORE
}
