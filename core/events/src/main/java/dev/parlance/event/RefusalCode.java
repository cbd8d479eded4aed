package dev.parlance.event;

/** The codes with which this library refuses events. An application may define further ones. */
public final class RefusalCode {
    /** The payload is not valid: a required field is missing, or a value has a wrong type or exceeds a limit. */
    public static final String VALIDATION_FAILED = "validation-failed";
    /** The caller is not authenticated, or no longer. */
    public static final String UNAUTHORIZED = "unauthorized";
    /** The caller is authenticated, but may not do this. */
    public static final String PERMISSION_DENIED = "permission-denied";
    /** The requested object does not exist, or is not visible to the caller; also the code of an event without a handler. */
    public static final String NOT_FOUND = "not-found";
    /** The request conflicts with the current state. */
    public static final String CONFLICT = "conflict";
    /** Too many requests; {@link Refusal#retryAfterMs()} may say when to retry. */
    public static final String RATE_LIMITED = "rate-limited";
    /** The request was not handled before its deadline. */
    public static final String TIMEOUT = "timeout";
    /** A required service cannot be reached; the client may retry later. */
    public static final String UNAVAILABLE = "unavailable";
    /** The server failed; only its log has the cause. */
    public static final String SERVER_ERROR = "server-error";

    private RefusalCode() {}
}
