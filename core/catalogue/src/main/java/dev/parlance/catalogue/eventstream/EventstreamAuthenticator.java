package dev.parlance.catalogue.eventstream;

import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.http.Headers;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.User;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private static final String SCHEME = "Bearer ";

    private final EventstreamSessions<U> sessions;
    private final String cookie;

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
        this.cookie = Objects.requireNonNull(cookie, "name");
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
        List<String> authorization = handshake.headers().all("Authorization");
        U user = authorization.isEmpty()
                ? find(session(handshake.headers()), sessions::bySession)
                : find(token(authorization), sessions::byToken);
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

    private static @Nullable String token(List<String> authorization) {
        // Of several, it is unknown which one a proxy has checked.
        return authorization.size() == 1 && authorization.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.get(0).substring(SCHEME.length()).strip()
                : null;
    }

    private @Nullable String session(Headers headers) {
        Set<String> values = new LinkedHashSet<>();
        for (String field : headers.all("Cookie")) {
            for (String pair : field.split(";")) {
                int equals = pair.indexOf('=');
                if (equals >= 0 && pair.substring(0, equals).strip().equals(cookie)) {
                    values.add(unquoted(pair.substring(equals + 1).strip()));
                }
            }
        }
        // Of two, one may have been set by another host of the same domain.
        return values.size() == 1 ? values.iterator().next() : null;
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
