package dev.parlance.internal.engine.netty.websocket;

/** Receives what a WebSocket's client sends. Called on the channel's event loop; the arrays are the receiver's. */
public interface WebSocketReceiver {
    /** The type of a text that has none. */
    int NO_TYPE = -1;

    /**
     * A whole text message, valid UTF-8.
     *
     * @param type its first byte if the reader hands it on apart, else {@link #NO_TYPE}; an empty message has none
     * @param text the message, or what follows its type
     */
    void text(int type, byte[] text);

    /** A whole binary message. */
    void binary(byte[] message);

    /** The answer to a ping of the WebSocket itself. */
    default void pong() {}

    /** The channel takes more to write again. */
    default void writable() {}

    /** The client has sent a close frame; {@code code} is what to answer it with. */
    void closeReceived(int code);

    /** The client has violated the protocol, {@code code} says how; nothing more is read. */
    void violated(int code);

    /** The connection is gone. Called last, once, whatever came before. */
    void gone(boolean failed);
}
