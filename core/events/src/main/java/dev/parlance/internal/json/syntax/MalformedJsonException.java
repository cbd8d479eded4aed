package dev.parlance.internal.json.syntax;

/** A client sent invalid JSON, or JSON that its packet may not contain. The message does not repeat any content. */
public final class MalformedJsonException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedJsonException(String message) {
        // Clients can cause it as often as they like: without a stack trace it is cheap.
        super(message, null, false, false);
    }
}
