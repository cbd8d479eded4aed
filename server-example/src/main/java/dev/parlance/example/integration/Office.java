package dev.parlance.example.integration;

import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.integration.http.HttpIntegration;
import dev.parlance.catalogue.platform.integration.http.HttpIntegrations;
import dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver;
import dev.parlance.socket.Server;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;

/** Serves an exchange office on the server's port, and integrates it into a project like an external service. */
public final class Office {
    private static final String ID = "exchange";
    private static final String WEBHOOKS = "/webhooks/";
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 64 * 1024;

    private final Server server;
    private final IntSupplier port;
    private final String projectId;
    // A new key for each process: the office and its only client are in it.
    private final String key = "Bearer " + UUID.randomUUID();
    private final String secret = UUID.randomUUID().toString();
    private final LateIntegrations integrations = new LateIntegrations(this::integrations);

    /**
     * Creates the office.
     *
     * @param port supplies the server's port after its start
     * @param projectId the project that may use it
     */
    public Office(Server server, IntSupplier port, String projectId) {
        this.server = server;
        this.port = port;
        this.projectId = projectId;
    }

    /** The platform's way to the office. */
    public IntegrationGateway gateway() {
        return integrations;
    }

    /** Serves the office, and the webhooks that it sends to that feature. */
    public void serve(IntegrationFeature feature) {
        WebhookSender webhooks = new WebhookSender(
                () -> here(WEBHOOKS + ID), ID, secret, server.scheduler().clock());
        server.http(ExchangeOffice.PATH, new ExchangeOffice(key, webhooks));
        server.http(WEBHOOKS, new WebhookReceiver(WEBHOOKS, integrations, feature, server));
    }

    private HttpIntegrations integrations() {
        HttpIntegration office = HttpIntegration.of(ID, projectId, here(ExchangeOffice.PATH))
                .header("Authorization", key)
                .endpoint("rates", "GET", "/rates")
                .endpoint("convert", "POST", "/convert")
                .endpoint("announce", "POST", "/announce")
                .endpoint("broken", "GET", "/broken")
                .endpoint("slow", "GET", "/slow")
                .webhookSecret(secret);
        return new HttpIntegrations(server, List.of(office), PATIENCE, MAX_BYTES);
    }

    private URI here(String path) {
        return URI.create("http://127.0.0.1:" + port.getAsInt() + path);
    }
}
