package dev.parlance.spring.security;

import dev.parlance.event.Incubating;
import dev.parlance.socket.PrincipalUser;
import java.security.Principal;
import java.util.Objects;
import org.springframework.security.core.Authentication;

/**
 * A user whom Spring Security has authenticated. While handlers, connect and disconnect listeners of a socket run whose user is
 * one, {@link #authentication} is in {@code SecurityContextHolder}, so that {@code @PreAuthorize} and the like work on them and on
 * the beans that they call. What a handler leaves to another thread does not have it there.
 *
 * <pre>{@code
 * record Member(org.springframework.security.core.Authentication authentication) implements SecurityUser {
 *     boolean isModerator() {
 *         return authentication.getAuthorities().stream()
 *                 .anyMatch(authority -> "ROLE_MODERATOR".equals(authority.getAuthority()));
 *     }
 * }
 * }</pre>
 */
@Incubating
public interface SecurityUser extends PrincipalUser {
    /** The authentication: that of the sign-in, or of the last refresh of the credentials. */
    Authentication authentication();

    /** The authentication: annotated methods may ask for it in place of the user, as {@code Principal} or by its own type. */
    @Override
    default Principal principal() {
        return authentication();
    }

    /** The authentication's name. */
    @Override
    default String id() {
        return authentication().getName();
    }

    /**
     * A user with an authentication, and nothing else.
     *
     * <pre>{@code
     * SecurityUser user = SecurityUser.of(manager.authenticate(credentials));
     * }</pre>
     *
     * @throws IllegalArgumentException if it is not authenticated, or its name is empty
     */
    static SecurityUser of(Authentication authentication) {
        Objects.requireNonNull(authentication, "authentication");
        if (!authentication.isAuthenticated()) {
            throw new IllegalArgumentException("the authentication is not authenticated");
        }
        if (authentication.getName() == null || authentication.getName().isEmpty()) {
            throw new IllegalArgumentException("the authentication has no name");
        }
        record Authenticated(Authentication authentication) implements SecurityUser {}
        return new Authenticated(authentication);
    }
}
