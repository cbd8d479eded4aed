package dev.parlance.internal.engine;

/**
 * Receives the messages of one session. Calls come one after another, in the order of the wire, on an event loop:
 * nothing here may block.
 */
public interface SessionListener {
    /** A text message, valid UTF-8, at most {@code maxPayload} bytes. The array is the listener's to keep. */
    void text(byte[] utf8);

    /** A binary message, at most {@code maxPayload} bytes. The array is the listener's to keep. */
    void binary(byte[] data);

    /** A pong has come that answers no ping. */
    default void surplusPong() {}

    /** The session has ended. Called exactly once, and nothing after it. */
    void closed(CloseReason reason);
}
