package dev.parlance.event;

/**
 * Thrown by a handler or a middleware to refuse an event. The caller receives the {@link Refusal} in the ack and as the error
 * event. Immutable.
 *
 * <pre>{@code
 * namespace.handle(JOIN, (socket, join) -> {
 *     if (!members.contains(socket.user().id())) {
 *         throw RefusedException.permissionDenied("you are no member of this chat");
 *     }
 *     return new Joined(join.chatId());
 * });
 * }</pre>
 */
public class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final boolean inAckOnly;
    private final Then then;

    /** What follows the answer. */
    private enum Then {
        NOTHING,
        DISCONNECT,
        DISCONNECT_CLIENT
    }

    /** Refuses with a refusal. */
    public RefusedException(Refusal refusal) {
        this(refusal, false, Then.NOTHING);
    }

    private RefusedException(Refusal refusal, boolean inAckOnly, Then then) {
        // A refusal is an answer, not a failure: it needs no stack trace.
        super(refusal.code() + ": " + refusal.message(), null, false, false);
        this.refusal = refusal;
        this.inAckOnly = inAckOnly;
        this.then = then;
    }

    /** Refuses with a code and a message for the client's developer. */
    public RefusedException(String code, String message) {
        this(Refusal.of(code, message));
    }

    /**
     * Refuses a payload because of an invalid field.
     *
     * <pre>{@code
     * throw RefusedException.invalid("items[2].name", "items[2].name is taken");
     * }</pre>
     */
    public static RefusedException invalid(String field, String message) {
        return new RefusedException(
                Refusal.of(RefusalCode.VALIDATION_FAILED, message).withField(field));
    }

    /**
     * Refuses because the caller may not do this.
     *
     * <pre>{@code
     * throw RefusedException.permissionDenied("only moderators close a chat");
     * }</pre>
     */
    public static RefusedException permissionDenied(String message) {
        return new RefusedException(RefusalCode.PERMISSION_DENIED, message);
    }

    /**
     * Refuses because the requested object does not exist, or is not visible to the caller.
     *
     * <pre>{@code
     * throw RefusedException.notFound("there is no such chat");
     * }</pre>
     */
    public static RefusedException notFound(String message) {
        return new RefusedException(RefusalCode.NOT_FOUND, message);
    }

    /**
     * Refuses because the request conflicts with the current state.
     *
     * <pre>{@code
     * throw RefusedException.conflict("somebody else has accepted the offer");
     * }</pre>
     */
    public static RefusedException conflict(String message) {
        return new RefusedException(RefusalCode.CONFLICT, message);
    }

    /**
     * This refusal in the ack only, without an error event; for families with an event of their own for failures.
     *
     * <pre>{@code
     * throw RefusedException.conflict("the chat is closed").ackOnly();
     * }</pre>
     */
    public RefusedException ackOnly() {
        return new RefusedException(refusal, true, then);
    }

    /**
     * This refusal, after whose answer the socket is disconnected from its namespace. What it has sent since is not handled.
     *
     * <pre>{@code
     * throw RefusedException.permissionDenied("your session has ended").thenDisconnect();
     * }</pre>
     */
    public RefusedException thenDisconnect() {
        return new RefusedException(refusal, inAckOnly, Then.DISCONNECT);
    }

    /**
     * This refusal, after whose answer the client is disconnected from all its namespaces and its connection is closed. The
     * answer is written before. One that refuses a connection to a namespace can have this too.
     *
     * <pre>{@code
     * throw RefusedException.permissionDenied("you have been banned").thenDisconnectClient();
     * }</pre>
     */
    public RefusedException thenDisconnectClient() {
        return new RefusedException(refusal, inAckOnly, Then.DISCONNECT_CLIENT);
    }

    /** Whether the refusal is sent in the ack only, without an error event. */
    public boolean isInAckOnly() {
        return inAckOnly;
    }

    /** Whether the socket is disconnected from its namespace after the answer. */
    public boolean disconnects() {
        return then == Then.DISCONNECT;
    }

    /** Whether the client is disconnected, and its connection closed, after the answer. */
    public boolean disconnectsClient() {
        return then == Then.DISCONNECT_CLIENT;
    }

    /** The refusal that the client receives. */
    public Refusal refusal() {
        return refusal;
    }
}
