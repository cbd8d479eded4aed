package dev.parlance.clients.integrations;

import static dev.parlance.catalogue.platform.integration.IntegrationEvents.EXECUTE;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.EXECUTION_COMPLETED;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.EXECUTION_STARTED;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.JOIN;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.LEAVE;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.LEFT;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.SUBSCRIBE_WEBHOOK;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.USAGE_UPDATED;
import static dev.parlance.catalogue.platform.integration.IntegrationEvents.WEBHOOK_RECEIVED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Execute;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationId;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationRef;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunResult;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunStarted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.UsageUpdated;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookReceived;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.http.HttpIntegration;
import dev.parlance.catalogue.platform.integration.http.HttpIntegrations;
import dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver;
import dev.parlance.client.ParlanceClient;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Namespace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Integrations with real clients, a service over HTTP, and webhooks on the server's port. */
class IntegrationsIT {
    private static final String SECRET = "whsec-of-the-tests";
    private static final IntegrationRef SHOP = new IntegrationRef("p1", "shop");
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String BODY = "{\"event\":\"order\",\"data\":{\"n\":1}}";

    private ParlanceServer server;
    private ParlanceClient ada;
    private ParlanceClient bob;

    private record Auth(String user) {}

    @BeforeEach
    void open() throws Exception {
        server = ParlanceServer.builder()
                .port(0)
                .catalogues(PlatformCatalogue.PLATFORM)
                .build();
        // The port is known after the start; features may be installed at any time.
        server.start();
        // The service is on the same server, whose address the configuration of the integration contains.
        server.http(
                "/shop/orders/7",
                request -> "Bearer t0ken".equals(request.headers().first("Authorization"))
                        ? HttpResponse.json(200, "{\"total\":\"12.50\"}")
                        : HttpResponse.text(401, "who are you?"));
        HttpIntegrations integrations = new HttpIntegrations(
                server,
                List.of(HttpIntegration.of("shop", "p1", URI.create("http://127.0.0.1:" + server.port() + "/shop"))
                        .header("Authorization", "Bearer t0ken")
                        .endpoint("order", "GET", "/orders/{orderId}")
                        .webhookSecret(SECRET)));
        IntegrationFeature feature =
                new IntegrationFeature(new InMemoryProjects().add("p1", "ada", "bob"), integrations);
        Namespace<Person> platform = server.namespace(
                "/", handshake -> new Person(handshake.auth(Auth.class).user()));
        platform.install(feature);
        server.http("/webhooks/", new WebhookReceiver("/webhooks/", integrations, feature, server));
        ada = connect("ada");
        bob = connect("bob");
    }

    @AfterEach
    void close() {
        List.of(ada, bob).forEach(ParlanceClient::close);
        server.close();
    }

    private ParlanceClient connect(String user) {
        ParlanceClient client = ParlanceClient.builder(URI.create("http://127.0.0.1:" + server.port()))
                .auth(new Auth(user))
                .catalogues(PlatformCatalogue.PLATFORM)
                .reconnection(false)
                .build();
        client.connect(SOON);
        return client;
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private int post(String id, String secret) throws Exception {
        String time = Long.toString(System.currentTimeMillis() / 1_000);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal((time + "." + id + "." + BODY).getBytes(UTF_8)));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/webhooks/" + id))
                                .header("X-Webhook-Timestamp", time)
                                .header("X-Webhook-Signature", signature)
                                .POST(BodyPublishers.ofString(BODY))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void theDocumentedExampleIsAccepted() throws Exception {
        ada.request(SUBSCRIBE_WEBHOOK, SHOP, SOON);
        CompletableFuture<WebhookReceived> received = ada.next(WEBHOOK_RECEIVED);
        String document = Files.readString(Path.of("..", "docs", "webhooks.md"));
        String script = document.replaceAll("(?s).*```sh\n(.*?)```.*", "$1")
                .replace("http://localhost:9092", "http://127.0.0.1:" + server.port());
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).contains("HTTP/1.1 204");
        assertThat(soon(received).event()).isEqualTo("push");
    }

    @Test
    void aRunGoesOverHttpAndOnlyTheCallerSeesItsResult() throws Exception {
        ada.request(JOIN, SHOP, SOON);
        bob.request(JOIN, SHOP, SOON);
        CompletableFuture<RunCompleted> full = ada.next(EXECUTION_COMPLETED);
        CompletableFuture<RunStarted> started = bob.next(EXECUTION_STARTED);
        CompletableFuture<RunCompleted> summary = bob.next(EXECUTION_COMPLETED);
        CompletableFuture<UsageUpdated> usage = bob.next(USAGE_UPDATED);

        RunCompleted answer =
                ada.request(EXECUTE, new Execute("p1", "shop", "order", Map.of("orderId", 7), null), SOON);

        assertThat(answer.result()).isEqualTo(new RunResult(true, Map.of("total", "12.50")));
        assertThat(soon(full)).isEqualTo(answer);
        assertThat(soon(started).endpoint()).isEqualTo("order");
        assertThat(soon(summary)).isEqualTo(answer.summary());
        assertThat(soon(usage).usage().errors()).isZero();
    }

    @Test
    void aWebhookReachesTheClientsThatSubscribedToIt() throws Exception {
        List<WebhookReceived> received = new CopyOnWriteArrayList<>();
        ada.on(WEBHOOK_RECEIVED, received::add);
        bob.on(WEBHOOK_RECEIVED, received::add);
        ada.request(SUBSCRIBE_WEBHOOK, SHOP, SOON);
        CompletableFuture<WebhookReceived> first = ada.next(WEBHOOK_RECEIVED);
        assertThat(post("shop", "another-secret-of-the-tests")).isEqualTo(401);
        assertThat(post("none", SECRET)).isEqualTo(401);
        assertThat(post("shop", SECRET)).isEqualTo(204);
        assertThat(soon(first).integrationId()).isEqualTo("shop");
        assertThat(soon(first).event()).isEqualTo("order");
        assertThat(soon(first).data()).isEqualTo(Map.of("n", 1));
        // A fence: the event that answers was sent after all before, and listeners run in order.
        for (ParlanceClient client : List.of(ada, bob)) {
            CompletableFuture<IntegrationId> left = client.next(LEFT);
            client.request(LEAVE, new IntegrationId("shop"), SOON);
            soon(left);
        }
        assertThat(received).containsExactly(soon(first));
    }
}
