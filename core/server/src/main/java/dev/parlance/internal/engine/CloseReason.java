package dev.parlance.internal.engine;

/** Why a session ended. */
public enum CloseReason {
    /** The client closed it, or its connection went away. */
    TRANSPORT_CLOSE,
    /** The connection failed, or the client broke the rules of its transport. */
    TRANSPORT_ERROR,
    /** The client did not answer a ping in time. */
    PING_TIMEOUT,
    /** The client sent what is not Engine.IO or not Socket.IO. */
    PARSE_ERROR,
    /** The server ended it. */
    FORCED_CLOSE,
    /** The server is closing. */
    SERVER_SHUTTING_DOWN,
    /** The client did not read what it was sent, and its budget is spent. */
    SLOW_CLIENT
}
