package dev.parlance.event;

/**
 * Refuses an event: thrown by a handler or a middleware, the caller gets its {@link Refusal} in the ack and as the error
 * event.
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final boolean inAckOnly;

    /** Refuses with that. */
    public RefusedException(Refusal refusal) {
        this(refusal, false);
    }

    private RefusedException(Refusal refusal, boolean inAckOnly) {
        // A refusal is an answer, not a failure: nobody reads its stack trace.
        super(refusal.code() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
        this.inAckOnly = inAckOnly;
    }

    /** Refuses with a code and a message for the client's developer. */
    public RefusedException(String code, String message) {
        this(Refusal.of(code, message));
    }

    /** Refuses a payload because of one field. */
    public static RefusedException invalid(String field, String message) {
        return new RefusedException(new Refusal(RefusalCode.VALIDATION_FAILED, message, null, field, null));
    }

    /** Refuses because the caller may not do this. */
    public static RefusedException permissionDenied(String message) {
        return new RefusedException(RefusalCode.PERMISSION_DENIED, message);
    }

    /** Refuses because what is asked for does not exist, or not for the caller. */
    public static RefusedException notFound(String message) {
        return new RefusedException(RefusalCode.NOT_FOUND, message);
    }

    /** Refuses because it contradicts what has happened already. */
    public static RefusedException conflict(String message) {
        return new RefusedException(RefusalCode.CONFLICT, message);
    }

    /** The same, in the ack only: where an event of the family's own tells the caller what failed. */
    public RefusedException ackOnly() {
        return new RefusedException(refusal, true);
    }

    /** Whether no error event goes out. */
    public boolean isInAckOnly() {
        return inAckOnly;
    }

    /** What the client is told. */
    public Refusal refusal() {
        return refusal;
    }
}
