package dev.parlance.internal.engine.netty;

/** Hears of what a WebSocket's client sends. Called on the channel's event loop; the arrays are the receiver's. */
interface WebSocketReceiver {
    /** A whole text message, valid UTF-8. */
    void text(byte[] message);

    /** A whole binary message. */
    void binary(byte[] message);

    /** The answer to a ping of the WebSocket itself. */
    default void pong() {}

    /** The client has sent a close frame; {@code code} is what to answer it with. */
    void closeReceived(int code);

    /** The client broke the rules, {@code code} says which; nothing more is read. */
    void violated(int code);

    /** The connection is gone. Called last, once, whatever came before. */
    void gone(boolean failed);
}
