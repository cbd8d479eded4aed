package dev.parlance.clients.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.http.HttpIntegration;
import dev.parlance.catalogue.platform.integration.http.HttpIntegrations;
import dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver;
import dev.parlance.clients.java.JavaClient;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Namespace;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Integrations with real clients, a service over HTTP, and webhooks on the server's port. */
class IntegrationsIT {
    private static final String SECRET = "whsec-of-the-tests";
    private static final String BODY = "{\"event\":\"order\",\"data\":{\"n\":1}}";

    private ParlanceServer server;
    private JavaClient ada;
    private JavaClient bob;

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
        List.of(ada, bob).forEach(client -> client.socket.disconnect());
        server.close();
    }

    private JavaClient connect(String user) throws Exception {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.auth = Map.of("user", user);
        JavaClient client = new JavaClient(IO.socket("http://127.0.0.1:" + server.port(), options));
        CompletableFuture<Void> connected = new CompletableFuture<>();
        client.socket.on(Socket.EVENT_CONNECT, none -> connected.complete(null));
        client.socket.connect();
        JavaClient.within(connected);
        return client;
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
        ada.call("integration:webhook:subscribe", Map.of("projectId", "p1", "integrationId", "shop"));
        String document = Files.readString(Path.of("..", "docs", "webhooks.md"));
        String script = document.replaceAll("(?s).*```sh\n(.*?)```.*", "$1")
                .replace("http://localhost:9092", "http://127.0.0.1:" + server.port());
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), UTF_8)).contains("HTTP/1.1 204");
        assertThat(ada.nextObject("integration:webhook:received")).containsEntry("event", "push");
    }

    @Test
    void aRunGoesOverHttpAndOnlyTheCallerSeesItsResult() throws Exception {
        Map<String, String> ref = Map.of("projectId", "p1", "integrationId", "shop");
        ada.call("integration:join", ref);
        bob.call("integration:join", ref);
        Object answer = ada.call(
                "integration:execute",
                Map.of(
                        "projectId",
                        "p1",
                        "integrationId",
                        "shop",
                        "endpoint",
                        "order",
                        "params",
                        Map.of("orderId", 7)));
        Map<String, Object> full = ada.nextObject("integration:execution:completed");
        assertThat(full).isEqualTo(answer);
        assertThat(full.get("result")).isEqualTo(Map.of("success", true, "data", Map.of("total", "12.50")));
        assertThat(bob.nextObject("integration:execution:started")).containsEntry("endpoint", "order");
        assertThat(bob.nextObject("integration:execution:completed"))
                .containsEntry("success", true)
                .doesNotContainKey("result");
        assertThat(bob.nextObject("integration:usage:updated").get("usage"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("errors", 0L);
    }

    @Test
    void aWebhookReachesTheClientsThatSubscribedToIt() throws Exception {
        ada.call("integration:webhook:subscribe", Map.of("projectId", "p1", "integrationId", "shop"));
        assertThat(post("shop", "another-secret-of-the-tests")).isEqualTo(401);
        assertThat(post("none", SECRET)).isEqualTo(401);
        assertThat(post("shop", SECRET)).isEqualTo(204);
        assertThat(ada.nextObject("integration:webhook:received"))
                .containsEntry("integrationId", "shop")
                .containsEntry("event", "order")
                .containsEntry("data", Map.of("n", 1L));
        // A fence: what was sent before it has arrived.
        ada.call("integration:leave", Map.of("integrationId", "shop"));
        bob.call("integration:leave", Map.of("integrationId", "shop"));
        assertThat(ada.received("integration:webhook:received")).isEmpty();
        assertThat(bob.received("integration:webhook:received")).isEmpty();
    }
}
