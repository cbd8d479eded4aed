package dev.parlance.catalogue.platform.session;

import dev.parlance.catalogue.platform.PlatformUser;
import org.jspecify.annotations.Nullable;

/**
 * Whose token is this: what {@link TokenAuthenticator} asks of an application. May block; used by many threads.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface TokenVerifier<U extends PlatformUser> {
    /**
     * The user whom a token proves.
     *
     * @param token what a client sent, 1 to {@value TokenAuthenticator#MAX_TOKEN} characters; a secret
     * @return null if it proves nobody: it is none, or is no longer valid
     * @throws Exception if that cannot be told now: the client is refused too, and it is logged, without its text. Not for
     *     a token that is merely wrong, or whoever likes to fills the log
     */
    @Nullable
    U verify(String token) throws Exception;
}
