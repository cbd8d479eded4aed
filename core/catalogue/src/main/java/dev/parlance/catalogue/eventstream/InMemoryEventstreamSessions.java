package dev.parlance.catalogue.eventstream;

import dev.parlance.socket.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Sessions and tokens in memory, as long as the process lives: to start with, and for tests. May be used from any thread.
 *
 * @param <U> the application's type of a user
 */
public final class InMemoryEventstreamSessions<U extends User> implements EventstreamSessions<U> {
    private final Map<String, U> sessions = new ConcurrentHashMap<>();
    private final Map<String, U> tokens = new ConcurrentHashMap<>();

    /** Adds the session of a user, by the value of its cookie. */
    public InMemoryEventstreamSessions<U> addSession(String cookie, U user) {
        sessions.put(cookie, user);
        return this;
    }

    /** Adds a token of a user. */
    public InMemoryEventstreamSessions<U> addToken(String token, U user) {
        tokens.put(token, user);
        return this;
    }

    /** Ends a session; connections that it has opened go on. Does nothing if there is none. */
    public void removeSession(String cookie) {
        sessions.remove(cookie);
    }

    /** Revokes a token; connections that it has opened go on. Does nothing if there is none. */
    public void removeToken(String token) {
        tokens.remove(token);
    }

    @Override
    public @Nullable U bySession(String cookie) {
        return sessions.get(cookie);
    }

    @Override
    public @Nullable U byToken(String token) {
        return tokens.get(token);
    }
}
