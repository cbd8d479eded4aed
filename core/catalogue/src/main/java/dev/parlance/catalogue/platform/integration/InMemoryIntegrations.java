package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Integrations whose endpoints are functions: to start with, and for tests. Usage is counted as long as the process lives,
 * on this server only.
 */
public final class InMemoryIntegrations implements IntegrationGateway {
    private final Map<String, Functions> integrations = new ConcurrentHashMap<>();
    private final Set<String> switchedOff = ConcurrentHashMap.newKeySet();
    private final UsageCounters usage;
    private final Server server;

    private record Functions(String projectId, Map<String, IntegrationFunction> byEndpoint) {}

    /** None yet; functions run on handler threads of that server. */
    public InMemoryIntegrations(Server server) {
        this.server = server;
        this.usage = new UsageCounters(server);
    }

    /**
     * Adds an endpoint, and the integration if it is its first.
     *
     * @throws IllegalArgumentException if the integration belongs to another project, or has that endpoint
     */
    public InMemoryIntegrations add(
            String projectId, String integrationId, String endpoint, IntegrationFunction function) {
        integrations.compute(integrationId, (id, before) -> {
            if (before != null && !before.projectId.equals(projectId)) {
                throw new IllegalArgumentException(
                        "the integration " + id + " belongs to the project " + before.projectId);
            }
            Map<String, IntegrationFunction> all = new HashMap<>(before == null ? Map.of() : before.byEndpoint);
            if (all.put(endpoint, function) != null) {
                throw new IllegalArgumentException("the integration " + id + " has an endpoint " + endpoint);
            }
            return new Functions(projectId, Map.copyOf(all));
        });
        return this;
    }

    /** Switches an integration on or off: off, it can be found, and its runs are refused. */
    public void setActive(String integrationId, boolean active) {
        if (active) {
            switchedOff.remove(integrationId);
        } else {
            switchedOff.add(integrationId);
        }
    }

    @Override
    public @Nullable Integration find(String integrationId) {
        Functions functions = integrations.get(integrationId);
        return functions == null
                ? null
                : new Integration(integrationId, functions.projectId, functions.byEndpoint.keySet());
    }

    @Override
    public CompletionStage<RunResult> run(IntegrationRun run) {
        if (switchedOff.contains(run.integrationId())) {
            throw new RefusedException(RefusalCode.UNAVAILABLE, "the integration is switched off");
        }
        IntegrationFunction function =
                integrations.get(run.integrationId()).byEndpoint.get(run.endpoint());
        CompletableFuture<RunResult> result = new CompletableFuture<>();
        server.scheduler().schedule(Duration.ZERO, () -> {
            try {
                result.complete(result(function.call(run)));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return usage.count(run.integrationId(), result);
    }

    private static RunResult result(@Nullable Object value) {
        return value instanceof RunResult whole ? whole : new RunResult(true, value == null ? Map.of() : value);
    }

    @Override
    public CompletionStage<Status> status(String integrationId) {
        return usage.status(integrationId, !switchedOff.contains(integrationId));
    }

    @Override
    public void onUsage(BiConsumer<String, Usage> listener) {
        usage.onUsage(listener);
    }
}
