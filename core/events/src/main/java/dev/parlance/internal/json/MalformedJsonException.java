package dev.parlance.internal.json;

/** A client sent what is no JSON, or not what a packet may hold: its session is closed. Says nothing of the content. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1;

    MalformedJsonException(String message) {
        // Thrown because of what a client sent, as often as clients please: without a stack trace it costs next to
        // nothing.
        super(message, null, false, false);
    }
}
