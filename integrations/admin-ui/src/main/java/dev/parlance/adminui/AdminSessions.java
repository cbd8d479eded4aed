package dev.parlance.adminui;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of pages that have signed in, in memory: by each, its page connects again without a password. */
final class AdminSessions {
    /** Beyond them the oldest ends. */
    static final int MAX_SESSIONS = 1_000;

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    AdminSessions(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    private record Session(String user, Instant end) {}

    /** Opens one for a user; returns its id, which is a secret of the page. */
    synchronized String open(String user) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().encodeToString(bytes);
        sessions.put(id, new Session(user, clock.instant().plus(lifetime)));
        if (sessions.size() > MAX_SESSIONS) {
            Iterator<String> oldest = sessions.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return id;
    }

    /** The user of a session; null if there is none of that id, or no longer. */
    synchronized @Nullable String user(String id) {
        // All live equally long: the oldest end first.
        Instant now = clock.instant();
        sessions.values().removeIf(session -> !session.end().isAfter(now));
        Session session = sessions.get(id);
        return session == null ? null : session.user();
    }
}
