package dev.parlance.catalogue.platform.session;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The sockets of one namespace of this server, counted by user and by organisation. */
final class Connections {
    private final ConnectionLimits limits;
    private final Map<String, Owner> owners = new HashMap<>();
    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, Integer> organisations = new HashMap<>();

    private record Owner(String userId, @Nullable String orgId) {}

    Connections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Counts a socket, unless a limit is reached: then that limit. */
    synchronized OptionalInt open(String socketId, String userId, @Nullable String orgId) {
        if (users.getOrDefault(userId, 0) >= limits.perUser()) {
            return OptionalInt.of(limits.perUser());
        }
        if (orgId != null && organisations.getOrDefault(orgId, 0) >= limits.perOrganisation()) {
            return OptionalInt.of(limits.perOrganisation());
        }
        owners.put(socketId, new Owner(userId, orgId));
        users.merge(userId, 1, Integer::sum);
        if (orgId != null) {
            organisations.merge(orgId, 1, Integer::sum);
        }
        return OptionalInt.empty();
    }

    /** Counts a socket no longer; does nothing if it was not counted. */
    synchronized void close(String socketId) {
        Owner owner = owners.remove(socketId);
        if (owner == null) {
            return;
        }
        users.computeIfPresent(owner.userId(), (id, count) -> oneLess(count));
        if (owner.orgId() != null) {
            organisations.computeIfPresent(owner.orgId(), (id, count) -> oneLess(count));
        }
    }

    private static @Nullable Integer oneLess(int count) {
        return count == 1 ? null : count - 1;
    }
}
