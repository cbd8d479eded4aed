package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which users are present on one server, in memory. Not for several servers: each would take a user's first connection to
 * it for the first of all. What happens in one scope happens one after another.
 */
public final class InMemoryPresence implements PresenceRegistry {
    private final Map<PresenceScope, ScopeOccupancy> scopes = new ConcurrentHashMap<>();
    private final AtomicLong departures = new AtomicLong();

    @Override
    public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
        boolean entered = false;
        while (!entered) {
            // One that has just become empty is closed, and removed from the map when it says so.
            entered = scopes.computeIfAbsent(scope, key -> new ScopeOccupancy()).enter(user, connectionId, at, arrived);
        }
    }

    @Override
    public OptionalLong leave(PresenceScope scope, String userId, String connectionId) {
        ScopeOccupancy occupancy = scopes.get(scope);
        return occupancy == null
                ? OptionalLong.empty()
                : occupancy.leave(userId, connectionId, departures::incrementAndGet);
    }

    @Override
    public void end(PresenceScope scope, String userId, long departure, Runnable gone) {
        ScopeOccupancy occupancy = scopes.get(scope);
        if (occupancy != null) {
            occupancy.end(userId, departure, gone, () -> scopes.remove(scope, occupancy));
        }
    }

    @Override
    public void touch(PresenceScope scope, String userId, Instant at) {
        ScopeOccupancy occupancy = scopes.get(scope);
        if (occupancy != null) {
            occupancy.touch(userId, at);
        }
    }

    @Override
    public List<PresentUser> users(PresenceScope scope) {
        ScopeOccupancy occupancy = scopes.get(scope);
        return occupancy == null ? List.of() : occupancy.users();
    }
}
