package dev.parlance.catalogue.eventstream;

import dev.parlance.socket.User;
import org.jspecify.annotations.Nullable;

/**
 * Whose request to open the stream is: what {@link EventstreamAuthenticator} asks of an application. May block; used by many
 * threads. Both return null for what is not valid, or no longer, and throw if it cannot be verified now: then the client is
 * refused too, and may try again.
 *
 * @param <U> the application's type of a user
 */
public interface EventstreamSessions<U extends User> {
    /**
     * The user of a session.
     *
     * @param cookie the value of the session cookie; a secret
     */
    @Nullable
    U bySession(String cookie) throws Exception;

    /**
     * The user of a token.
     *
     * @param token what stands behind {@code Bearer}; a secret
     */
    @Nullable
    U byToken(String token) throws Exception;
}
