package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformUser;
import org.jspecify.annotations.Nullable;

/**
 * Verifies tokens: what {@link TokenAuthenticator} asks of an application. May block; used by many threads.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface TokenVerifier<U extends PlatformUser> {
    /**
     * The user of a token.
     *
     * @param token what a client sent, 1 to {@value TokenAuthenticator#MAX_TOKEN} characters; a secret
     * @return null if the token is not valid, or no longer
     * @throws Exception if it cannot be verified now: the client is refused too, and the exception is logged, without its
     *     message. Not for a token that is merely wrong, since anybody could fill the log
     */
    @Nullable
    U verify(String token) throws Exception;
}
