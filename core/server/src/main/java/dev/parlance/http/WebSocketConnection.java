package dev.parlance.http;

/** A plain WebSocket that is open. Its methods may be called from any thread and never block. */
public interface WebSocketConnection {
    /** The request that was upgraded, without a body. */
    HttpRequest request();

    /** Sends a text message. Does nothing when the connection has ended. */
    void send(String text);

    /** Sends a binary message. Does nothing when the connection has ended. The bytes must not be changed afterwards. */
    void send(byte[] data);

    /** Closes it with a close frame after what was sent before. Does nothing when it has ended. */
    void close();
}
