package dev.parlance.catalogue.messenger;

import org.jspecify.annotations.Nullable;

/**
 * Verifies the tokens with which clients sign in, on sockets and over HTTP. May block; used by many threads.
 *
 * @param <U> the application's type of a user
 */
@FunctionalInterface
public interface MessengerTokens<U extends MessengerUser> {
    /**
     * The user of a token.
     *
     * @param token what a client sent; a secret
     * @param headers what follows it in {@link MessengerEvents#AUTH2}; null if nothing does, and over HTTP
     * @return null if the token is not valid, or no longer
     * @throws Exception if it cannot be verified now: the client may try again. It is logged without its message, which may quote
     *     the token
     */
    @Nullable
    U verify(String token, @Nullable Auth2Headers headers) throws Exception;
}
