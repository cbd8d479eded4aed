package dev.parlance.catalogue.platform;

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

/** Who is in one place. Others hear of it under its lock: in the order in which it happened. */
final class Attendance {
    // Not a monitor: on virtual threads a blocked one would hold its carrier until Java 24.
    private final Lock lock = new ReentrantLock();
    private final Map<String, Stay> stays = new TreeMap<>();
    private boolean over;

    /** A user, from his first connection to the end of his departure. */
    private static final class Stay {
        private final Set<String> connections = new HashSet<>(2);
        private UserPayload user;
        private Instant lastSeen;
        private long departure;

        Stay(UserPayload user, Instant at) {
            this.user = user;
            this.lastSeen = at;
        }

        void seen(Instant at) {
            lastSeen = at.isAfter(lastSeen) ? at : lastSeen;
        }
    }

    /** Lets a connection in; false if this is over, and another takes its place. */
    boolean enter(UserPayload user, String connectionId, Instant at, Runnable arrived) {
        return locked(() -> {
            if (over) {
                return false;
            }
            Stay stay = stays.get(user.id());
            boolean first = stay == null;
            if (stay == null) {
                stay = new Stay(user, at);
                stays.put(user.id(), stay);
            }
            stay.connections.add(connectionId);
            stay.user = user;
            stay.seen(at);
            if (first) {
                arrived.run();
            }
            return true;
        });
    }

    OptionalLong leave(String userId, String connectionId, LongSupplier departures) {
        return locked(() -> {
            Stay stay = stays.get(userId);
            if (stay == null || !stay.connections.remove(connectionId) || !stay.connections.isEmpty()) {
                return OptionalLong.empty();
            }
            stay.departure = departures.getAsLong();
            return OptionalLong.of(stay.departure);
        });
    }

    /**
     * Ends a departure.
     *
     * @param emptied runs if nobody is left: this is over then
     */
    void end(String userId, long departure, Runnable gone, Runnable emptied) {
        locked(() -> {
            Stay stay = stays.get(userId);
            if (stay != null && stay.connections.isEmpty() && stay.departure == departure) {
                stays.remove(userId);
                over = stays.isEmpty();
                try {
                    gone.run();
                } finally {
                    if (over) {
                        emptied.run();
                    }
                }
            }
            return null;
        });
    }

    void touch(String userId, Instant at) {
        locked(() -> {
            Stay stay = stays.get(userId);
            if (stay != null) {
                stay.seen(at);
            }
            return null;
        });
    }

    List<Attendee> list() {
        return locked(() -> stays.values().stream()
                .map(stay -> new Attendee(stay.user, stay.lastSeen))
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
