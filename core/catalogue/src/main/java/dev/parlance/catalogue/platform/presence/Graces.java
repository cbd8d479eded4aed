package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.Place;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The periods of grace that run on this server: one at most for a user in a place, however often he goes and comes. Whether
 * a departure still counts at its end is not decided here.
 */
final class Graces {
    private final Scheduler scheduler;
    private final Duration length;
    private final Map<Key, Grace> running = new ConcurrentHashMap<>();

    private record Key(Place place, String userId) {}

    /** One of them. */
    record Grace(long departure, Scheduler.Timer timer) {}

    Graces(Scheduler scheduler, Duration length) {
        this.scheduler = scheduler;
        this.length = length;
    }

    /** Begins one, in place of an earlier departure's. */
    void begin(Place place, String userId, long departure, Runnable end) {
        running.compute(new Key(place, userId), (key, other) -> {
            if (other != null && other.departure > departure) {
                // It was overtaken: he has come and gone again.
                return other;
            }
            if (other != null) {
                other.timer.cancel();
            }
            return new Grace(departure, scheduler.schedule(length, () -> {
                running.computeIfPresent(key, (same, grace) -> grace.departure == departure ? null : grace);
                end.run();
            }));
        });
    }

    /** The one that runs for that user in that place; null if there is none. */
    @Nullable
    Grace find(Place place, String userId) {
        return running.get(new Key(place, userId));
    }

    /** Forgets one that was found, if it still runs. */
    void cancel(Place place, String userId, @Nullable Grace grace) {
        if (grace != null && running.remove(new Key(place, userId), grace)) {
            grace.timer.cancel();
        }
    }
}
