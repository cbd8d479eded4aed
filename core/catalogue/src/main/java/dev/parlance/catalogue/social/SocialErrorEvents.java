package dev.parlance.catalogue.social;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.ServerEvent;

/**
 * Errors, each an event of its own. They go to the socket that caused them, unless they say otherwise; which one a refusal
 * goes out as depends on its code: {@link #of}.
 */
public final class SocialErrorEvents {
    /** The user is not known, or no longer. The connection ends then. */
    public static final ServerEvent<SocialErrorPayload> AUTHORIZATION_FAILED =
            serverEvent("authorization-failed", SocialErrorPayload.class);

    /** The user must verify their address first. */
    public static final ServerEvent<SocialErrorPayload> VERIFICATION_REQUIRED =
            serverEvent("verification-required", SocialErrorPayload.class);

    /**
     * The account was terminated. Goes to the socket that tries to use it, and to all devices of the user when it happens;
     * the connections end then.
     */
    public static final ServerEvent<SocialErrorPayload> ACCOUNT_TERMINATED =
            serverEvent("account-terminated", SocialErrorPayload.class);

    /** The server failed; what happened stands in its log, not here. */
    public static final ServerEvent<SocialErrorPayload> SERVER_ERROR =
            serverEvent("server-error", SocialErrorPayload.class);

    /** What was sent does not fit its event. */
    public static final ServerEvent<SocialErrorPayload> VALIDATION_FAILED =
            serverEvent("validation-failed", SocialErrorPayload.class);

    /** There is no such chat. */
    public static final ServerEvent<SocialErrorPayload> NOT_FOUND = serverEvent("not-found", SocialErrorPayload.class);

    /** The user may not do this. */
    public static final ServerEvent<SocialErrorPayload> PERMISSION_DENIED =
            serverEvent("permission-denied", SocialErrorPayload.class);

    /**
     * What went wrong.
     *
     * @param message shown to users
     */
    public record SocialErrorPayload(String message) {
        /** That refusal. */
        public static SocialErrorPayload of(Refusal refusal) {
            return new SocialErrorPayload(refusal.message());
        }
    }

    private SocialErrorEvents() {}

    /** The event that a refusal goes out as. A code that none of them is for goes out as {@link #SERVER_ERROR}. */
    public static ServerEvent<SocialErrorPayload> of(Refusal refusal) {
        return switch (refusal.code()) {
            case RefusalCode.UNAUTHORIZED, "authorization-failed" -> AUTHORIZATION_FAILED;
            case "verification-required" -> VERIFICATION_REQUIRED;
            case "account-terminated" -> ACCOUNT_TERMINATED;
            case RefusalCode.VALIDATION_FAILED, RefusalCode.CONFLICT -> VALIDATION_FAILED;
            case RefusalCode.NOT_FOUND -> NOT_FOUND;
            case RefusalCode.PERMISSION_DENIED, RefusalCode.RATE_LIMITED -> PERMISSION_DENIED;
            default -> SERVER_ERROR;
        };
    }
}
