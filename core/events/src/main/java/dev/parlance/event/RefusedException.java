package dev.parlance.event;

/**
 * Thrown by a handler or a middleware to refuse an event. The caller receives the {@link Refusal} in the ack and as the error
 * event.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final boolean inAckOnly;

    /** Refuses with a refusal. */
    public RefusedException(Refusal refusal) {
        this(refusal, false);
    }

    private RefusedException(Refusal refusal, boolean inAckOnly) {
        // A refusal is an answer, not a failure: it needs no stack trace.
        super(refusal.code() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
        this.inAckOnly = inAckOnly;
    }

    /** Refuses with a code and a message for the client's developer. */
    public RefusedException(String code, String message) {
        this(Refusal.of(code, message));
    }

    /** Refuses a payload because of an invalid field. */
    public static RefusedException invalid(String field, String message) {
        return new RefusedException(
                Refusal.of(RefusalCode.VALIDATION_FAILED, message).withField(field));
    }

    /** Refuses because the caller may not do this. */
    public static RefusedException permissionDenied(String message) {
        return new RefusedException(RefusalCode.PERMISSION_DENIED, message);
    }

    /** Refuses because the requested object does not exist, or is not visible to the caller. */
    public static RefusedException notFound(String message) {
        return new RefusedException(RefusalCode.NOT_FOUND, message);
    }

    /** Refuses because the request conflicts with the current state. */
    public static RefusedException conflict(String message) {
        return new RefusedException(RefusalCode.CONFLICT, message);
    }

    /** This refusal in the ack only, without an error event; for families with an event of their own for failures. */
    public RefusedException ackOnly() {
        return new RefusedException(refusal, true);
    }

    /** Whether the refusal is sent in the ack only, without an error event. */
    public boolean isInAckOnly() {
        return inAckOnly;
    }

    /** The refusal that the client receives. */
    public Refusal refusal() {
        return refusal;
    }
}
