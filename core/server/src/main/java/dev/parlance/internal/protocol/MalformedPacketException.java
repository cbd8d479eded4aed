package dev.parlance.internal.protocol;

/** A client broke the protocol: its session is closed with {@code parse error}. Its message holds nothing of what was sent. */
public final class MalformedPacketException extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, for a log. */
    public MalformedPacketException(String message) {
        // Thrown because of what a client sent, as often as clients please: without a stack trace it costs next to
        // nothing.
        super(message, null, false, false);
    }
}
