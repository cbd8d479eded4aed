package dev.parlance.socket;

/** Why a socket has ended, with the text that Socket.IO has for it. */
public enum DisconnectReason {
    /** The client closed the connection, or it went away. */
    TRANSPORT_CLOSE("transport close"),
    /** The connection failed. */
    TRANSPORT_ERROR("transport error"),
    /** The client did not answer a ping in time. */
    PING_TIMEOUT("ping timeout"),
    /** The client sent what is not Socket.IO. */
    PARSE_ERROR("parse error"),
    /** The client left the namespace. */
    CLIENT_NAMESPACE_DISCONNECT("client namespace disconnect"),
    /** The server took the socket off the namespace. */
    SERVER_NAMESPACE_DISCONNECT("server namespace disconnect"),
    /** The server is closing. */
    SERVER_SHUTTING_DOWN("server shutting down"),
    /** The server ended the connection. */
    FORCED_CLOSE("forced close"),
    /** The client did not read what it was sent until its budget was spent; not defined by Socket.IO. */
    SLOW_CLIENT("slow client"),
    /** The client's credentials have expired; not defined by Socket.IO. */
    CREDENTIALS_EXPIRED("credentials expired"),
    /** The client's credentials were revoked; not defined by Socket.IO. */
    CREDENTIALS_REVOKED("credentials revoked");

    private final String text;

    DisconnectReason(String text) {
        this.text = text;
    }

    /** The text, as in {@code transport close}. */
    @Override
    public String toString() {
        return text;
    }
}
