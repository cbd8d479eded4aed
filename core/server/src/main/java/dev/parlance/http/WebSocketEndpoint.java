package dev.parlance.http;

/**
 * Accepts plain WebSockets (no Engine.IO, no Socket.IO) on a path.
 *
 * <p>Called on the server's handler threads before the upgrade is answered, after the origin was checked: it may block,
 * for instance to verify a token.
 */
@FunctionalInterface
public interface WebSocketEndpoint {
    /**
     * Decides about an upgrade.
     *
     * @return the listener of the connection
     * @throws RequestRefusedException to answer the request without upgrading; any other exception is answered 500
     */
    WebSocketListener accept(HttpRequest request) throws Exception;
}
