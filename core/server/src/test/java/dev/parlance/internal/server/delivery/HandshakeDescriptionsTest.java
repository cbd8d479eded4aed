package dev.parlance.internal.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.HandshakeDescription;
import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.socket.ClientHandshake;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HandshakeDescriptionsTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:17Z");

    private static HandshakeDescription described(Headers headers) {
        HttpRequest request = HttpRequest.builder(
                        "GET", "/socket.io/?EIO=4&transport=websocket&sid=secret1&token=secret2")
                .headers(headers)
                .time(TIME)
                .secure(true)
                .build();
        return HandshakeDescriptions.of(
                new ClientHandshake("/", request, "{\"token\":\"secret3\"}".getBytes(UTF_8), new JsonCodec()));
    }

    @Test
    void nothingGoesToOtherServersByWhichSomebodyCouldSignIn() {
        HandshakeDescription described = described(Headers.of(
                "User-Agent", "Firefox",
                "Cookie", "session=secret4",
                "Authorization", "Bearer secret5",
                "Proxy-Authorization", "Basic secret6",
                "X-Api-Key", "secret7",
                "Referer", "https://example.org/?token=secret8"));

        assertThat(described.toString()).doesNotContain("secret");
        assertThat(described.headers()).isEqualTo(Map.of("user-agent", "Firefox"));
    }

    @Test
    void whatEngineIoSaysIsKept() {
        HandshakeDescription described = described(Headers.of("Origin", "https://example.org"));

        assertThat(described.url()).isEqualTo("/socket.io/?EIO=4&transport=websocket");
        assertThat(described.query()).isEqualTo(Map.of("EIO", "4", "transport", "websocket"));
        assertThat(described.time()).isEqualTo(TIME);
        assertThat(described.secure()).isTrue();
        assertThat(described.crossDomain()).isTrue();
        assertThat(described(Headers.NONE).crossDomain()).isFalse();
    }
}
