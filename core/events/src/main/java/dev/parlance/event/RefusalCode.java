package dev.parlance.event;

/** The codes that this library refuses with. An application may use others of its own. */
public final class RefusalCode {
    /** The payload does not fit its event: a required field is missing, or something has a wrong type or size. */
    public static final String VALIDATION_FAILED = "validation-failed";
    /** Who is calling is not known, or no longer. */
    public static final String UNAUTHORIZED = "unauthorized";
    /** The caller is known and may not do this. */
    public static final String PERMISSION_DENIED = "permission-denied";
    /** What is asked for does not exist, or not for the caller; also an event that nobody handles. */
    public static final String NOT_FOUND = "not-found";
    /** It contradicts what has happened already. */
    public static final String CONFLICT = "conflict";
    /** Too much, too fast; {@link Refusal#retryAfterMs()} may say when to try again. */
    public static final String RATE_LIMITED = "rate-limited";
    /** It took longer than the server allows. */
    public static final String TIMEOUT = "timeout";
    /** Something that is needed cannot be reached; trying again later may help. */
    public static final String UNAVAILABLE = "unavailable";
    /** The server failed; what happened stands in its log, not here. */
    public static final String SERVER_ERROR = "server-error";

    private RefusalCode() {}
}
