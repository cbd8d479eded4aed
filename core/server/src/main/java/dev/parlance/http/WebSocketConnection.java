package dev.parlance.http;

import dev.parlance.event.Incubating;

/** A plain WebSocket that is open. Its methods may be called from any thread and never block. */
public interface WebSocketConnection {
    /** The request that was upgraded, without a body. */
    HttpRequest request();

    /** Sends a text message. Does nothing when the connection has ended. */
    void send(String text);

    /** Sends a binary message. Does nothing when the connection has ended. The bytes must not be changed afterwards. */
    void send(byte[] data);

    /** Closes it with a close frame of code 1000 after what was sent before. Does nothing when it has ended. */
    void close();

    /**
     * The same with a code and a reason in the close frame.
     *
     * @param code 1000 to 1003, 1007 to 1009, 1011 to 1014, or 3000 to 4999, which are an application's own
     * @param reason for a person, at most 123 bytes in UTF-8; may be empty
     * @throws IllegalArgumentException if the code is another, or the reason is too long
     */
    @Incubating
    void close(int code, String reason);
}
