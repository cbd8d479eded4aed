package dev.parlance.catalogue.platform;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Who is where on one server, in memory. On several servers each would take itself for the only one: a user's first
 * connection to each of them would be told as his first. What happens in one place happens one after another.
 */
public final class InMemoryPresence implements PresenceRegistry {
    private final Map<Place, Attendance> places = new ConcurrentHashMap<>();
    private final AtomicLong departures = new AtomicLong();

    @Override
    public void enter(Place place, UserPayload user, String connectionId, Instant at, Runnable arrived) {
        boolean entered = false;
        while (!entered) {
            // One that has just become empty lets nobody in, and is gone from the map when it says so.
            entered = places.computeIfAbsent(place, key -> new Attendance()).enter(user, connectionId, at, arrived);
        }
    }

    @Override
    public OptionalLong leave(Place place, String userId, String connectionId) {
        Attendance attendance = places.get(place);
        return attendance == null
                ? OptionalLong.empty()
                : attendance.leave(userId, connectionId, departures::incrementAndGet);
    }

    @Override
    public void end(Place place, String userId, long departure, Runnable gone) {
        Attendance attendance = places.get(place);
        if (attendance != null) {
            attendance.end(userId, departure, gone, () -> places.remove(place, attendance));
        }
    }

    @Override
    public void touch(Place place, String userId, Instant at) {
        Attendance attendance = places.get(place);
        if (attendance != null) {
            attendance.touch(userId, at);
        }
    }

    @Override
    public List<Attendee> attendees(Place place) {
        Attendance attendance = places.get(place);
        return attendance == null ? List.of() : attendance.list();
    }
}
