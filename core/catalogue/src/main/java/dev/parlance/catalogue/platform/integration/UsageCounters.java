package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Server;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the runs of integrations, for gateways that keep no counts themselves: in memory, on this server only. Used by many
 * threads.
 */
@Incubating
public final class UsageCounters {
    private final Map<String, Usage> counted = new ConcurrentHashMap<>();
    private final List<BiConsumer<String, Usage>> listeners = new CopyOnWriteArrayList<>();
    private final Server server;

    /** Counts from zero; the time of the last use is that server's. */
    public UsageCounters(Server server) {
        this.server = server;
    }

    /** Registers a listener, as {@link IntegrationGateway#onUsage} says. */
    public void onUsage(BiConsumer<String, Usage> listener) {
        listeners.add(listener);
    }

    /**
     * Counts a run when it ends, as failed if it ends exceptionally or its result reports a failure.
     *
     * @return a stage that ends as the run does, after it was counted
     */
    public CompletableFuture<RunResult> count(String integrationId, CompletionStage<RunResult> run) {
        return run.whenComplete((result, failure) -> count(integrationId, failure != null || !result.success()))
                .toCompletableFuture();
    }

    private void count(String integrationId, boolean failed) {
        Instant now = server.scheduler().clock().instant().truncatedTo(ChronoUnit.MILLIS);
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

    /** The status of an integration, with its counts. */
    public Status status(String integrationId, boolean active) {
        @Nullable Usage usage = counted.get(integrationId);
        return usage == null
                ? new Status(active, Map.of("calls", 0, "errors", 0), null, null)
                : new Status(active, Map.of("calls", usage.calls(), "errors", usage.errors()), null, usage.lastUsed());
    }
}
