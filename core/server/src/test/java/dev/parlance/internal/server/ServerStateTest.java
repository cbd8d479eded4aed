package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientEvent;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.HealthHandler;
import dev.parlance.socket.ServerState;
import dev.parlance.testkit.TestServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A server is starting, ready, draining, closed; and its health is as it is. */
class ServerStateTest {
    private static final ClientEvent<Void> GO = ClientEvent.clientEvent("go");

    @AutoClose
    private final TestServer server = TestServer.create();

    private static String health(HealthHandler handler) {
        HttpResponse response =
                handler.handle(HttpRequest.builder("GET", "/health").build());
        return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    void aServerThatIsNotStartedIsStarting() {
        ParlanceServer other = ParlanceServer.builder().port(0).build();
        assertThat(other.state()).isEqualTo(ServerState.STARTING);
        other.close();
        assertThat(other.state()).isEqualTo(ServerState.CLOSED);
        assertThatIllegalStateException().isThrownBy(other::start);
        assertThat(other.state()).isEqualTo(ServerState.CLOSED);
    }

    @Test
    void itDrainsUntilItsHandlersHaveEnded() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        server.namespace("/").on(GO, socket -> gate.join());
        server.wire().send("0").send("2[\"go\"]");
        HealthHandler readiness = HealthHandler.readiness(server);
        HealthHandler liveness = HealthHandler.liveness(server);
        server.run();
        assertThat(server.state()).isEqualTo(ServerState.READY);
        assertThat(health(readiness)).isEqualTo("200 ready");
        assertThat(health(liveness)).isEqualTo("200 ready");

        CompletableFuture<Void> closed = server.closeGracefully();
        assertThat(server.state()).isEqualTo(ServerState.DRAINING);
        assertThat(health(readiness)).isEqualTo("503 draining");
        assertThat(health(liveness)).isEqualTo("200 draining");

        gate.complete(null);
        server.advance(Duration.ofSeconds(1));
        assertThat(closed).isDone();
        assertThat(server.state()).isEqualTo(ServerState.CLOSED);
        assertThat(health(liveness)).isEqualTo("503 closed");
    }

    @Test
    void whatAHealthHandlerAnswersIsNotToBeCached() {
        server.http("/ready", HealthHandler.readiness(server));
        HttpResponse response = server.request("GET", "/ready", "");
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers().first("Cache-Control")).isEqualTo("no-store");
    }
}
