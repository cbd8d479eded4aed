package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.order.FailureLog;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.catalogue.platform.presence.PresenceRegistry.Listener;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes Redis agree with the connections that there are: ends those of nodes that have died, and makes up for what Redis missed, or
 * has lost. One thread.
 */
final class PresenceRepair implements NodeTask {
    private static final FailureLog failures = new FailureLog(PresenceRepair.class);

    private final PresenceEntries entries;
    private final LocalPresence local;
    private final StripedLocks locks;
    private final PresenceListeners listeners;
    private final String node;

    PresenceRepair(
            PresenceEntries entries,
            LocalPresence local,
            StripedLocks locks,
            PresenceListeners listeners,
            String node) {
        this.entries = entries;
        this.local = local;
        this.locks = locks;
        this.listeners = listeners;
        this.node = node;
    }

    @Override
    public void leaseLost() {
        local.outdate();
    }

    @Override
    public void run() {
        if (local.takeOutdated()) {
            try {
                repair();
            } catch (RuntimeException e) {
                local.outdate();
                throw e;
            }
        }
    }

    private void repair() {
        for (Map.Entry<PresenceMember, String> each : local.unfinished().entrySet()) {
            entries.notified(each.getKey(), each.getValue());
            local.unfinished().remove(each.getKey(), each.getValue());
        }
        Set<PresenceMember> members = new LinkedHashSet<>(entries.members(node));
        members.addAll(local.members());
        forEach(members, this::repair);
    }

    /** What is to be done about one entry, after its lock was given back: features may use other threads. */
    private record Findings(long departure, List<String> lost) {}

    private void repair(PresenceMember member) {
        List<Listener> features = listeners.of(member.scope());
        Findings found = locks.with(member, () -> compare(member));
        for (Listener feature : features) {
            found.lost.forEach(connectionId -> feature.lost(member.scope(), member.userId(), connectionId));
        }
        abandoned(member, found.departure, features);
    }

    private Findings compare(PresenceMember member) {
        PresenceEntries.Mine stored = entries.mine(member);
        Set<String> here = local.connections(member);
        long departure = stored.departure();
        for (String connectionId : stored.connections()) {
            if (!here.contains(connectionId)) {
                departure = Math.max(departure, entries.leave(member, connectionId));
            }
        }
        List<String> lost = here.stream()
                .filter(connectionId -> !stored.connections().contains(connectionId))
                .toList();
        boolean isKnown = departure == 0 || local.isDeparting(member, departure);
        return new Findings(isKnown ? 0 : departure, lost);
    }

    @Override
    public void died(String dead) {
        forEach(entries.members(dead), member -> {
            List<Listener> features = listeners.of(member.scope());
            // Others have the family: they see to it.
            if (!features.isEmpty()) {
                abandoned(member, entries.abandon(dead, member), features);
            }
        });
    }

    /** One that fails does not stop the others, unless Redis does. */
    private static void forEach(Collection<PresenceMember> members, Consumer<PresenceMember> work) {
        for (PresenceMember member : members) {
            try {
                work.accept(member);
            } catch (RuntimeException e) {
                if (StoreFailures.isStoreFailure(e)) {
                    throw e;
                }
                failures.failed("The presence of a user could not be put in order", e);
            }
        }
    }

    private void abandoned(PresenceMember member, long departure, List<Listener> features) {
        if (departure > 0) {
            local.departs(member, departure);
            UserPayload user = entries.user(member);
            features.forEach(feature -> feature.abandoned(member.scope(), user, departure));
        }
    }

    @Override
    public List<String> leftOf(String dead) {
        return List.of(entries.entriesOf(dead));
    }
}
