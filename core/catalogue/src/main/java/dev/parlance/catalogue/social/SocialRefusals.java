package dev.parlance.catalogue.social;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;

/**
 * Refusals that only this catalogue has, for an application's admission, middleware and handlers: a client receives the error
 * event of each, and where the connection ends, before its end.
 */
public final class SocialRefusals {
    private static final String ACCOUNT_TERMINATED = "account-terminated";
    private static final String VERIFICATION_REQUIRED = "verification-required";

    private SocialRefusals() {}

    /**
     * The user is not known, or no longer: {@code authorization-failed}. The connection ends.
     *
     * @param message shown to users
     */
    public static RefusedException authorizationFailed(String message) {
        return new RefusedException(RefusalCode.UNAUTHORIZED, message).thenDisconnectClient();
    }

    /**
     * The account was terminated: {@code account-terminated}. The connection ends.
     *
     * @param message shown to users
     */
    public static RefusedException accountTerminated(String message) {
        return new RefusedException(ACCOUNT_TERMINATED, message).thenDisconnectClient();
    }

    /**
     * The user must verify their address first: {@code verification-required}. The connection stays.
     *
     * @param message shown to users
     */
    public static RefusedException verificationRequired(String message) {
        return new RefusedException(VERIFICATION_REQUIRED, message);
    }
}
