package dev.parlance.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Receives the messages of one plain WebSocket. Calls come one after another, in the order of the wire, on the server's
 * handler threads: they may block, and delay only this connection.
 */
public interface WebSocketListener {
    /**
     * Chooses one of the subprotocols that the client offers. The first by default. Called before {@link #opened}, and only
     * if the client offers any.
     *
     * @param offered their names in the client's order, at least one
     * @return one of them; null for none, which browsers take for a failure
     */
    default @Nullable String subprotocol(List<String> offered) {
        return offered.get(0);
    }

    /** The upgrade is done; from now on the connection may be written to. */
    default void opened(WebSocketConnection connection) throws Exception {}

    /** A whole text message, at most {@code maxPayload} bytes long. */
    default void text(WebSocketConnection connection, String text) throws Exception {}

    /** A whole binary message, at most {@code maxPayload} bytes long. */
    default void binary(WebSocketConnection connection, byte[] data) throws Exception {}

    /** The connection has ended, by either side. Called once, last. */
    default void closed(WebSocketConnection connection) throws Exception {}
}
