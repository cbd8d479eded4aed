package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;

/**
 * Verifies tokens: what {@link BearerAuthenticator} asks of an application. May block; used by many threads.
 *
 * @param <U> the application's type of a user
 */
@Incubating
@FunctionalInterface
public interface BearerVerifier<U extends User> {
    /**
     * What a token proves.
     *
     * @param token what a client has sent, 1 to {@value BearerAuthenticator#MAX_TOKEN} characters; a secret
     * @return never null
     * @throws RefusedException if the token is not valid, with {@code unauthorized} and a sentence that the client may read, and
     *     that is logged
     * @throws Exception if it cannot be verified now: the client is refused with {@code unavailable}, and the exception is
     *     logged, without its message, which might quote the token
     */
    Authentication<U> verify(String token) throws Exception;
}
