package dev.parlance.redis.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** What this node has entered, and which departures it has to end, whether Redis knows it or not. Any thread. */
final class LocalPresence {
    private final Map<PresenceMember, Set<String>> connections = new ConcurrentHashMap<>();
    private final Map<PresenceMember, Long> departures = new ConcurrentHashMap<>();
    private final Map<PresenceMember, String> unfinished = new ConcurrentHashMap<>();
    private final AtomicBoolean outdated = new AtomicBoolean();

    /** Whether it is new. */
    boolean enter(PresenceMember member, String connectionId) {
        departures.remove(member);
        boolean[] isNew = new boolean[1];
        connections.compute(member, (key, before) -> {
            Set<String> after = before == null ? new HashSet<>() : new HashSet<>(before);
            isNew[0] = after.add(connectionId);
            return Set.copyOf(after);
        });
        return isNew[0];
    }

    /** Whether it was there. */
    boolean leave(PresenceMember member, String connectionId) {
        boolean[] removed = new boolean[1];
        connections.computeIfPresent(member, (key, before) -> {
            Set<String> after = new HashSet<>(before);
            removed[0] = after.remove(connectionId);
            return after.isEmpty() ? null : Set.copyOf(after);
        });
        return removed[0];
    }

    Set<String> connections(PresenceMember member) {
        return connections.getOrDefault(member, Set.of());
    }

    List<PresenceMember> members() {
        return List.copyOf(connections.keySet());
    }

    /** A feature has been given that departure to end it; 0 is none. */
    void departs(PresenceMember member, long departure) {
        if (departure != 0) {
            departures.put(member, departure);
        }
    }

    /** A feature ends it now. */
    void endsDeparture(PresenceMember member, long departure) {
        departures.remove(member, departure);
    }

    /** Whether a feature has been given that departure, and has not ended it yet. */
    boolean isDeparting(PresenceMember member, long departure) {
        return departures.getOrDefault(member, 0L) == departure;
    }

    /** Others were notified, but Redis could not be told. */
    void unfinished(PresenceMember member, String token) {
        unfinished.put(member, token);
        outdate();
    }

    Map<PresenceMember, String> unfinished() {
        return unfinished;
    }

    /** Redis may know something else than this. */
    void outdate() {
        outdated.set(true);
    }

    /** Whether it may; from now on it is taken to know the same. */
    boolean takeOutdated() {
        return outdated.getAndSet(false);
    }
}
