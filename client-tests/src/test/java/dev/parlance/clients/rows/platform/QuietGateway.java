package dev.parlance.clients.rows.platform;

import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.Integration;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.integration.IntegrationRun;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Integrations that do not report their usage: it would arrive before a run's other events or between them, and a row lists
 * events in one order.
 */
record QuietGateway(InMemoryIntegrations integrations) implements IntegrationGateway {
    @Override
    public @Nullable Integration find(String integrationId) {
        return integrations.find(integrationId);
    }

    @Override
    public CompletionStage<RunResult> run(IntegrationRun run) {
        return integrations.run(run);
    }

    @Override
    public CompletionStage<Status> status(String integrationId) {
        return integrations.status(integrationId);
    }
}
