package dev.parlance.catalogue.platform.presence;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The grace periods that run on this server: at most one for a user in a scope, however often they leave and return.
 * Whether a departure still counts at its end is decided by the {@link PresenceRegistry}. May be used from any thread.
 */
@Incubating
public final class GracePeriods {
    private final Scheduler scheduler;
    private final Duration length;
    private final Map<Key, GracePeriod> running = new ConcurrentHashMap<>();

    private record Key(PresenceScope scope, String userId) {}

    /** One grace period. */
    public static final class GracePeriod {
        private final long departure;
        private final Scheduler.Timer timer;

        GracePeriod(long departure, Scheduler.Timer timer) {
            this.departure = departure;
            this.timer = timer;
        }
    }

    /** Of that length, by the clock of the namespace's server. */
    public static GracePeriods on(Namespace<?> namespace, Duration length) {
        return new GracePeriods(namespace.server().scheduler(), length);
    }

    GracePeriods(Scheduler scheduler, Duration length) {
        this.scheduler = scheduler;
        this.length = length;
    }

    /**
     * Begins one, instead of that of an earlier departure.
     *
     * @param departure what {@link PresenceRegistry#leave} returned
     * @param end runs at its end, on the scheduler's thread
     */
    public void begin(PresenceScope scope, String userId, long departure, Runnable end) {
        running.compute(new Key(scope, userId), (key, other) -> {
            if (other != null && other.departure > departure) {
                // Overtaken: the user has returned and left again.
                return other;
            }
            if (other != null) {
                other.timer.cancel();
            }
            return new GracePeriod(departure, scheduler.schedule(length, () -> {
                running.computeIfPresent(key, (same, period) -> period.departure == departure ? null : period);
                end.run();
            }));
        });
    }

    /** The one of that user in that scope; null if there is none. */
    public @Nullable GracePeriod find(PresenceScope scope, String userId) {
        return running.get(new Key(scope, userId));
    }

    /** What becomes of a departure. */
    @FunctionalInterface
    public interface Departure {
        /** Its grace period was cancelled. */
        void cancelled(PresenceScope scope, String userId, long departure);
    }

    /** Cancels all that run. */
    public void cancelAll(Departure then) {
        cancelAll(key -> true, then);
    }

    /** Cancels those of a user in some scopes. */
    public void cancel(String userId, Predicate<PresenceScope> scopes, Departure then) {
        cancelAll(key -> key.userId.equals(userId) && scopes.test(key.scope), then);
    }

    private void cancelAll(Predicate<Key> which, Departure then) {
        running.forEach((key, period) -> {
            if (which.test(key) && running.remove(key, period)) {
                period.timer.cancel();
                then.cancelled(key.scope, key.userId, period.departure);
            }
        });
    }

    /** Cancels one that was found, if it still runs. */
    public void cancel(PresenceScope scope, String userId, @Nullable GracePeriod period) {
        if (period != null && running.remove(new Key(scope, userId), period)) {
            period.timer.cancel();
        }
    }
}
