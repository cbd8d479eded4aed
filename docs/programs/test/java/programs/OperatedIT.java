package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.ParlanceServer;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.User;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import operated.Operated;
import org.junit.jupiter.api.Test;

class OperatedIT {
    private record Account(String id) implements User {}

    @Test
    void whatIsHandledAndRefusedIsCountedAndTheServerSaysThatItIsReady() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (ParlanceServer server = Operated.server(0, registry)) {
            server.namespace("/talk", handshake -> {
                        if (!"ada".equals(((Map<?, ?>) handshake.auth()).get("token"))) {
                            throw new ConnectRefusedException("Who are you?");
                        }
                        return new Account("ada");
                    })
                    .untyped()
                    .on("say", (socket, arguments, ack) -> ack.send(Map.of("said", true)));
            server.start();

            try (Client ada = Client.connect(server.port(), "/talk", Map.of("token", "ada"))) {
                assertThatThrownBy(() -> Client.connect(server.port(), "/talk", Map.of("token", "eve")))
                        .hasMessageContaining("Who are you?");
                assertThat(ada.request("say", "{}")).containsEntry("said", true);
                assertThat(status(server, "/health/ready")).isEqualTo(200);
                assertThat(status(server, "/health/live")).isEqualTo(200);
            }
        }
        assertThat(registry.get("socketio.events")
                        .tags("namespace", "/talk", "event", "say", "refusal", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("socketio.refused").counter().count()).isEqualTo(1);
    }

    private static int status(ParlanceServer server, String path) throws Exception {
        URI address = URI.create("http://localhost:" + server.port() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
