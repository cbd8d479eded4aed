package dev.parlance.socket;

/**
 * Why a request to a client has no answer. A handler need not catch it: one that leaves a handler, also as the cause of what
 * a future ends with, refuses the handler's own event, with {@code timeout} for {@link Reason#TIMEOUT}, else with {@code
 * unavailable}.
 */
public class AckException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What went wrong. */
    public enum Reason {
        /** No answer came before the deadline. */
        TIMEOUT,
        /** The socket disconnected first, or there was none to ask. */
        DISCONNECTED,
        /** An answer came that does not fit the request's type. */
        INVALID,
        /** The thread that waited for the answer was interrupted, as at a handler's deadline. */
        INTERRUPTED,
        /** The client cannot answer, and was not asked: it is a plain WebSocket, which has no acks. */
        UNSUPPORTED
    }

    /** Makes one; the message is for the log. */
    public AckException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What went wrong. */
    public Reason reason() {
        return reason;
    }
}
