package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which users are present in one scope. Others are notified under its lock, in the order in which it happened: the
 * callbacks send and do not block.
 */
final class ScopeOccupancy {
    // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock lock = new ReentrantLock();
    private final Map<String, Entry> entries = new TreeMap<>();
    private boolean closed;

    /** A user, from the first connection to the end of the departure. */
    private static final class Entry {
        private final Set<String> connections = new HashSet<>(2);
        private UserPayload user;
        private Instant lastSeen;
        private long departure;

        Entry(UserPayload user, Instant at) {
            this.user = user;
            this.lastSeen = at;
        }

        void seen(Instant at) {
            lastSeen = at.isAfter(lastSeen) ? at : lastSeen;
        }
    }

    /** Adds a connection; false if this is closed, and another has replaced it. */
    boolean enter(UserPayload user, String connectionId, Instant at, Runnable arrived) {
        return locked(() -> {
            if (closed) {
                return false;
            }
            Entry entry = entries.get(user.id());
            boolean first = entry == null;
            if (entry == null) {
                entry = new Entry(user, at);
                entries.put(user.id(), entry);
            }
            entry.connections.add(connectionId);
            entry.user = user;
            entry.seen(at);
            if (first) {
                arrived.run();
            }
            return true;
        });
    }

    OptionalLong leave(String userId, String connectionId, LongSupplier departures) {
        return locked(() -> {
            Entry entry = entries.get(userId);
            if (entry == null || !entry.connections.remove(connectionId) || !entry.connections.isEmpty()) {
                return OptionalLong.empty();
            }
            entry.departure = departures.getAsLong();
            return OptionalLong.of(entry.departure);
        });
    }

    /**
     * Ends a departure.
     *
     * @param emptied runs if no user is left: this is closed then
     */
    void end(String userId, long departure, Runnable gone, Runnable emptied) {
        locked(() -> {
            Entry entry = entries.get(userId);
            if (entry != null && entry.connections.isEmpty() && entry.departure == departure) {
                entries.remove(userId);
                closed = entries.isEmpty();
                try {
                    gone.run();
                } finally {
                    if (closed) {
                        emptied.run();
                    }
                }
            }
            return null;
        });
    }

    void touch(String userId, Instant at) {
        locked(() -> {
            Entry entry = entries.get(userId);
            if (entry != null) {
                entry.seen(at);
            }
            return null;
        });
    }

    List<PresentUser> users() {
        return locked(() -> entries.values().stream()
                .map(entry -> new PresentUser(entry.user, entry.lastSeen))
                .toList());
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
