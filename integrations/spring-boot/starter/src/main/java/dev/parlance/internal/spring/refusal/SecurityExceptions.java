package dev.parlance.internal.spring.refusal;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.ExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/** Refuses what Spring Security refuses. The client does not learn why: neither which authority it lacks, nor what was wrong with it. */
public final class SecurityExceptions implements ExceptionMapper {
    @Override
    public @Nullable RefusedException refuse(Exception thrown) {
        if (thrown instanceof AccessDeniedException) {
            return RefusedException.permissionDenied("access is denied");
        }
        if (thrown instanceof AuthenticationCredentialsNotFoundException) {
            return new RefusedException(RefusalCode.UNAUTHORIZED, "this needs a sign-in");
        }
        // A service that could not be asked has not refused anybody.
        if (thrown instanceof AuthenticationException && !(thrown instanceof AuthenticationServiceException)) {
            return new RefusedException(RefusalCode.UNAUTHORIZED, "the credentials are not accepted");
        }
        return null;
    }
}
