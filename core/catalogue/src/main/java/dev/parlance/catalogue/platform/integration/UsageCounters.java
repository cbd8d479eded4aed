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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/** Counts the runs of integrations, for gateways that keep no counts themselves. Used by many threads. */
@Incubating
public final class UsageCounters {
    private final List<BiConsumer<String, Usage>> listeners = new CopyOnWriteArrayList<>();
    private final Server server;
    private final UsageRegistry registry;

    /** Counts from zero, in memory; the time of the last use is that server's. */
    public UsageCounters(Server server) {
        this(server, new InMemoryUsage());
    }

    /** Counts with that registry; the time of a use is that server's. */
    public UsageCounters(Server server, UsageRegistry registry) {
        this.server = server;
        this.registry = registry;
    }

    /** Registers a listener, as {@link IntegrationGateway#onUsage} says. */
    public void onUsage(BiConsumer<String, Usage> listener) {
        listeners.add(listener);
    }

    /**
     * Counts a run when it ends, as failed if it ends exceptionally or its result reports a failure.
     *
     * @return a stage that ends as the run does, after the registry was told
     */
    public CompletableFuture<RunResult> count(String integrationId, CompletionStage<RunResult> run) {
        return run.whenComplete((result, failure) -> count(integrationId, failure != null || !result.success()))
                .toCompletableFuture();
    }

    private void count(String integrationId, boolean failed) {
        Instant now = server.scheduler().clock().instant().truncatedTo(ChronoUnit.MILLIS);
        registry.count(
                integrationId,
                failed,
                now,
                usage -> listeners.forEach(listener -> listener.accept(integrationId, usage)));
    }

    /** The status of an integration, with its counts. */
    public CompletionStage<Status> status(String integrationId, boolean active) {
        return registry.usage(integrationId)
                .thenApply(usage -> usage == null
                        ? new Status(active, Map.of("calls", 0, "errors", 0), null, null)
                        : new Status(
                                active,
                                Map.of("calls", usage.calls(), "errors", usage.errors()),
                                null,
                                usage.lastUsed()));
    }
}
