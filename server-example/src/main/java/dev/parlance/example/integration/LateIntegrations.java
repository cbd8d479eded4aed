package dev.parlance.example.integration;

import dev.parlance.catalogue.platform.integration.Integration;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Status;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.integration.IntegrationRun;
import dev.parlance.catalogue.platform.integration.http.HttpIntegrations;
import dev.parlance.catalogue.platform.integration.webhook.WebhookSecrets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Integrations that are created on first use, when the server has a port. */
final class LateIntegrations implements IntegrationGateway, WebhookSecrets {
    private final Supplier<HttpIntegrations> maker;
    private final List<BiConsumer<String, Usage>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable HttpIntegrations made;

    LateIntegrations(Supplier<HttpIntegrations> maker) {
        this.maker = maker;
    }

    private synchronized HttpIntegrations get() {
        if (made == null) {
            made = maker.get();
            made.onUsage((id, usage) -> listeners.forEach(listener -> listener.accept(id, usage)));
        }
        return made;
    }

    @Override
    public @Nullable Integration find(String integrationId) {
        return get().find(integrationId);
    }

    @Override
    public CompletionStage<RunResult> run(IntegrationRun run) {
        return get().run(run);
    }

    @Override
    public CompletionStage<Status> status(String integrationId) {
        return get().status(integrationId);
    }

    @Override
    public void onUsage(BiConsumer<String, Usage> listener) {
        listeners.add(listener);
    }

    @Override
    public @Nullable String secretOf(String integrationId) {
        return get().secretOf(integrationId);
    }
}
