package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A registry in memory that knows which connection of a user came last, so that a test can take it away. */
public final class RecordingPresence extends ForwardingPresence {
    private final Map<String, String> connections = new ConcurrentHashMap<>();

    /** Removes the last connection of a user, as if its server had died. */
    public long abandon(PresenceScope scope, String userId) {
        return leave(scope, userId, Objects.requireNonNull(connections.get(userId)))
                .orElseThrow();
    }

    @Override
    public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
        connections.put(user.id(), connectionId);
        super.enter(scope, user, connectionId, at, arrived);
    }
}
