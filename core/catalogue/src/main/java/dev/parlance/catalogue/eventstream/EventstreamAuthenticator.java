package dev.parlance.catalogue.eventstream;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.TokenSource;
import dev.parlance.socket.User;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates the request that opens the stream, by {@code Authorization: Bearer …} or by the session cookie. With an {@code
 * Authorization} field the cookie does not count. Without either, with either twice, or with one that has more than
 * {@value #MAX_LENGTH} characters or is not valid, the request is answered 401 and nothing more; 503 if it cannot be verified
 * now. No credentials are logged.
 *
 * <pre>{@code
 * Authenticator<Member> authenticator = new EventstreamAuthenticator<>(sessions).cookie("SESSIONID");
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
public final class EventstreamAuthenticator<U extends User> implements Authenticator<U> {
    /** How many characters a token or the value of a cookie may have. */
    public static final int MAX_LENGTH = 8 * 1024;

    /** The name of the session cookie, unless an application has another. */
    public static final String COOKIE = "session";

    private static final Logger log = LoggerFactory.getLogger(EventstreamAuthenticator.class);
    private static final TokenSource HEADER = TokenSource.authorization();

    private final EventstreamSessions<U> sessions;
    private final TokenSource cookie;

    private interface Lookup<U> {
        @Nullable
        U find(String secret) throws Exception;
    }

    /** Verifies with those sessions; the cookie is {@value #COOKIE}. */
    public EventstreamAuthenticator(EventstreamSessions<U> sessions) {
        this(sessions, COOKIE);
    }

    private EventstreamAuthenticator(EventstreamSessions<U> sessions, String cookie) {
        this.sessions = Objects.requireNonNull(sessions, "sessions");
        this.cookie = TokenSource.cookie(cookie);
    }

    /**
     * The same with another name of the session cookie.
     *
     * @param name compared exactly
     */
    public EventstreamAuthenticator<U> cookie(String name) {
        return new EventstreamAuthenticator<>(sessions, name);
    }

    @Override
    public U authenticate(Handshake handshake) {
        U user = handshake.headers().first("Authorization") == null
                ? find(in(cookie, handshake), sessions::bySession)
                : find(in(HEADER, handshake), sessions::byToken);
        if (user == null) {
            throw new ConnectRefusedException("Authentication error");
        }
        return user;
    }

    private @Nullable U find(@Nullable String secret, Lookup<U> lookup) {
        if (secret == null || secret.isEmpty() || secret.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return lookup.find(secret);
        } catch (ConnectRefusedException | RefusedException refused) {
            throw refused;
        } catch (Exception e) {
            // Not its message, which may quote the secret.
            log.error(
                    "Credentials of an event stream could not be verified: {}",
                    e.getClass().getName());
            throw new RefusedException(RefusalCode.UNAVAILABLE, "the credentials cannot be verified now");
        }
    }

    private static @Nullable String in(TokenSource source, Handshake handshake) {
        try {
            return source.find(handshake);
        } catch (RefusedException unclear) {
            return null;
        }
    }
}
