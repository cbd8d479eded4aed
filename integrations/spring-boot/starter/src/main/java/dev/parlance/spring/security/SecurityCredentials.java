package dev.parlance.spring.security;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.ClassUtils;

/** What Spring Security has verified, as the server knows credentials. */
final class SecurityCredentials {
    private static final boolean OAUTH2 = ClassUtils.isPresent(
            "org.springframework.security.oauth2.core.ClaimAccessor", SecurityCredentials.class.getClassLoader());

    private SecurityCredentials() {}

    /**
     * Has credentials verified.
     *
     * @param presented when they were, if that is when those that are no token were issued; null if it is not
     * @throws RefusedException if they are not accepted, or name nobody
     */
    static dev.parlance.socket.Authentication<SecurityUser> verified(
            Supplier<? extends Authentication> verification, @Nullable Instant presented) {
        SecurityUser user = user(verification);
        if (OAUTH2 && TokenClaims.areIn(user.authentication())) {
            return TokenClaims.of(user.authentication()).on(user);
        }
        var verified = dev.parlance.socket.Authentication.of(user);
        return presented == null ? verified : verified.issued(presented);
    }

    /**
     * Whose credentials are.
     *
     * @throws RefusedException if they are not accepted, or name nobody
     */
    static SecurityUser user(Supplier<? extends Authentication> verification) {
        Authentication authentication = accepted(verification);
        if (authentication.getName() == null || authentication.getName().isEmpty()) {
            throw refused("the credentials name nobody");
        }
        return SecurityUser.of(authentication);
    }

    private static Authentication accepted(Supplier<? extends Authentication> verification) {
        try {
            return verification.get();
        } catch (AuthenticationServiceException unavailable) {
            throw unavailable;
        } catch (AuthenticationException e) {
            throw refused("the credentials are not accepted");
        }
    }

    static RefusedException refused(String sentence) {
        return new RefusedException(RefusalCode.UNAUTHORIZED, sentence);
    }
}
