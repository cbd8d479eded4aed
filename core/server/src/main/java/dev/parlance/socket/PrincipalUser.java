package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.security.Principal;

/**
 * A user whom the application, or a framework in it, knows by a principal. Annotated methods may ask for the principal in place of
 * the user, by its own type or any type that it has.
 *
 * <pre>{@code
 * record Member(Principal principal) implements PrincipalUser {
 *     @Override
 *     public String id() {
 *         return principal.getName();
 *     }
 * }
 * }</pre>
 */
@Incubating
public interface PrincipalUser extends User {
    /** The principal. */
    Principal principal();
}
