package dev.parlance.micrometer;

import static dev.parlance.micrometer.Events.ECHO;
import static dev.parlance.micrometer.Events.SAID;
import static dev.parlance.micrometer.Events.VOTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ParlanceServer;
import dev.parlance.event.RefusedException;
import dev.parlance.http.HttpResponse;
import dev.parlance.micrometer.Events.Text;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real server, the Java client of Socket.IO, and what Prometheus would scrape. */
class MetricsIT {
    private static final long SECONDS = 30;

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ParlanceServer server = ParlanceServer.builder()
            .host("127.0.0.1")
            .port(0)
            .listener(new ParlanceMetrics(registry))
            .build();
    private final Namespace<Guest> root = server.namespace("/");
    private final Map<String, Socket> clients = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws Exception {
        server.http("/metrics", request -> HttpResponse.text(200, registry.scrape()));
        root.onConnect(socket -> socket.join(Room.named("hall")));
        root.handle(ECHO, (socket, text) -> {
            if (text.text().isEmpty()) {
                throw RefusedException.conflict("empty");
            }
            root.emit(SAID, text);
            return text;
        });
        server.start();
    }

    @AfterEach
    void close() {
        clients.values().forEach(Socket::disconnect);
        server.close(Duration.ZERO);
    }

    private Socket connect(String name) throws Exception {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        Socket client = IO.socket("http://127.0.0.1:" + server.port(), options);
        CompletableFuture<Void> connected = new CompletableFuture<>();
        client.on(Socket.EVENT_CONNECT, arguments -> connected.complete(null));
        client.on(
                "vote",
                arguments -> ((Ack) arguments[arguments.length - 1]).call(new JSONObject(Map.of("text", "yes"))));
        clients.put(name, client);
        client.connect();
        connected.get(SECONDS, TimeUnit.SECONDS);
        return client;
    }

    private static void echo(Socket client, String text) throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        client.emit("echo", new JSONObject(Map.of("text", text)), (Ack) values -> answer.complete(values[0]));
        answer.get(SECONDS, TimeUnit.SECONDS);
    }

    private String scrape() throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    /** Gauges are a second old at most, and clients see answers before their handlers count as ended. */
    private void awaitLines(String... lines) {
        await().atMost(Duration.ofSeconds(SECONDS))
                .untilAsserted(() -> assertThat(scrape().lines()).contains(lines));
    }

    @Test
    void whatClientsHaveDoneIsWhatPrometheusReads() throws Exception {
        Socket ann = connect("ann");
        connect("bob");
        for (int i = 0; i < 5; i++) {
            echo(ann, "hi");
        }
        echo(ann, "");
        ann.emit("nobody handles this");
        assertThat(root.request(VOTE, new Text("?"), Duration.ofSeconds(SECONDS))
                        .get(SECONDS, TimeUnit.SECONDS)
                        .received())
                .hasSize(2);
        awaitLines(
                "parlance_connections 2.0",
                "parlance_ready 1.0",
                "parlance_sockets{namespace=\"/\"} 2.0",
                "parlance_rooms{namespace=\"/\"} 1.0",
                "parlance_connects_total{namespace=\"/\"} 2.0",
                "parlance_events_seconds_count{event=\"echo\",namespace=\"/\",outcome=\"success\"} 5",
                "parlance_events_seconds_count{event=\"echo\",namespace=\"/\",outcome=\"conflict\"} 1",
                "parlance_events_seconds_count{event=\"other\",namespace=\"/\",outcome=\"not-found\"} 1",
                "parlance_emits_recipients_count{event=\"said\",namespace=\"/\"} 5",
                "parlance_emits_recipients_sum{event=\"said\",namespace=\"/\"} 10.0",
                "parlance_acks_seconds_count{event=\"vote\",namespace=\"/\",outcome=\"answered\"} 2",
                "parlance_drops_total{event=\"other\",namespace=\"/\",reason=\"unknown\"} 1.0",
                "parlance_event_loops " + (double) server.statistics().eventLoops(),
                "parlance_send_queue_bytes 0.0");
        assertThat(scrape()).contains("parlance_pool_running_threads{pool=\"handlers\"}");
        clients.get("bob").disconnect();
        awaitLines(
                "parlance_disconnects_total{namespace=\"/\",reason=\"client-namespace-disconnect\"} 1.0",
                "parlance_sockets{namespace=\"/\"} 1.0");
    }

    @Test
    void whatIsRefusedIsCountedByReason() throws Exception {
        URI refused = URI.create("http://127.0.0.1:" + server.port() + "/socket.io/?EIO=3&transport=polling");
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(refused).build(), BodyHandlers.discarding());
        awaitLines("parlance_refusals_total{reason=\"request\"} 1.0", "parlance_refusals_total{reason=\"origin\"} 0.0");
    }
}
