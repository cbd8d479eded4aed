package dev.parlance.internal.redis.connection;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.AdapterStatus;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether Redis can be reached, and since when. One of those who listen is told when that changes. */
final class LinkHealth {
    private final Clock clock;
    private final List<Consumer<AdapterIncident>> reporters = new CopyOnWriteArrayList<>();
    private volatile AdapterStatus status = AdapterStatus.healthy();

    LinkHealth(Clock clock) {
        this.clock = clock;
    }

    AdapterStatus status() {
        return status;
    }

    /** Lets somebody take part in reports; the result ends that. */
    Runnable reportTo(Consumer<AdapterIncident> reporter) {
        reporters.add(reporter);
        return () -> reporters.remove(reporter);
    }

    /**
     * Takes note of how it is.
     *
     * @param reason why Redis cannot be reached; null if it can
     */
    synchronized void is(@Nullable String reason) {
        boolean wasHealthy = status.isHealthy();
        if (wasHealthy == (reason == null)) {
            return;
        }
        status = reason == null
                ? AdapterStatus.healthy(clock.instant())
                : AdapterStatus.degraded(reason, clock.instant());
        AdapterIncident incident = reason == null
                ? AdapterIncident.of(AdapterIncident.Reason.OUTAGE_ENDED, "Redis answers again", 0)
                : AdapterIncident.of(AdapterIncident.Reason.OUTAGE_BEGAN, reason, 0);
        reporters.stream().findFirst().ifPresent(reporter -> reporter.accept(incident));
    }
}
