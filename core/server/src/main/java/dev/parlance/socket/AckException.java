package dev.parlance.socket;

/** Why a request to a client has no answer. */
public class AckException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** What went wrong. */
    public enum Reason {
        /** No answer came before the deadline. */
        TIMEOUT,
        /** The socket disconnected first. */
        DISCONNECTED,
        /** An answer came that does not fit the request's type. */
        INVALID
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
