package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** How often each integration was used, since this server started and by its clients only. */
final class UsageCounters {
    private final Map<String, Usage> counted = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, Usage>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;

    UsageCounters(Clock clock) {
        this.clock = clock;
    }

    void onUsage(BiConsumer<String, Usage> listener) {
        listeners.add(listener);
    }

    /** Counts a run when it has ended; one whose service reports a failure has failed. */
    CompletionStage<RunResult> count(String integrationId, CompletionStage<RunResult> run) {
        return run.whenComplete((result, failure) -> count(integrationId, failure != null || !result.success()));
    }

    private void count(String integrationId, boolean failed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        // Notified before the next is counted, so that the lower number is never received last.
        counted.compute(integrationId, (id, before) -> {
            int calls = before == null ? 0 : before.calls();
            int errors = before == null ? 0 : before.errors();
            Usage usage = new Usage(more(calls), failed ? more(errors) : errors, now);
            listeners.forEach(listener -> listener.accept(id, usage));
            return usage;
        });
    }

    private static int more(int count) {
        return count == Integer.MAX_VALUE ? count : count + 1;
    }

    /** The status of an integration of which only this is known. */
    Status status(String integrationId, boolean active) {
        @Nullable Usage usage = counted.get(integrationId);
        return usage == null
                ? new Status(active, Map.of("calls", 0, "errors", 0), null, null)
                : new Status(active, Map.of("calls", usage.calls(), "errors", usage.errors()), null, usage.lastUsed());
    }
}
