package dev.parlance.internal.server.event;

/** A handler gave an answer that its request does not allow. The message says why; it is no failure with a stack trace. */
public final class InvalidAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the end of a sentence that begins with the answer. */
    public InvalidAnswerException(String message) {
        super(message, null, false, false);
    }
}
