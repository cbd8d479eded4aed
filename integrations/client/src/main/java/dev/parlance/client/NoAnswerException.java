package dev.parlance.client;

import dev.parlance.event.Incubating;

/** A request has no answer, not even a refusal. The server may have done what it was asked for, unless it was not sent. */
@Incubating
public final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why there is none. */
    public enum Reason {
        /** None came before the deadline. */
        TIMEOUT,
        /** The connection ended before the answer came. */
        DISCONNECTED,
        /** There was no connection: nothing was sent. */
        NOT_CONNECTED,
        /** One came that does not fit the request's type. */
        INVALID,
        /** The thread that waited for it was interrupted. */
        INTERRUPTED
    }

    NoAnswerException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why there is none. */
    public Reason reason() {
        return reason;
    }
}
