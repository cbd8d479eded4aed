package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.http.Headers;
import dev.parlance.http.WebSocketListener;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser fails a WebSocket whose subprotocols were offered and not answered. */
class SubprotocolIT {
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";

    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start();
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    private String agreed(String target, String... headers) throws Exception {
        try (RawWebSocket socket = RawWebSocket.open(engine.port(), target, headers)) {
            return socket.handshake.header("sec-websocket-protocol");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "arduino | arduino",
                "v2, v1 | v2",
                " , v1 | v1",
                "not a token, v1 | v1",
                "v1;q=1 | ",
            })
    void theFirstOfferedIsAgreedOn(String offer, String expected) throws Exception {
        assertThat(agreed(WEB_SOCKET, "Sec-WebSocket-Protocol: " + offer)).isEqualTo(expected);
    }

    @Test
    void offersOfSeveralFieldsAreOne() throws Exception {
        assertThat(agreed(WEB_SOCKET, "Sec-WebSocket-Protocol: v3", "Sec-WebSocket-Protocol: v2"))
                .isEqualTo("v3");
    }

    @Test
    void nothingIsAnsweredToNoOffer() throws Exception {
        assertThat(agreed(WEB_SOCKET)).isNull();
        assertThat(agreed("/plain")).isNull();
    }

    @Test
    void anUpgradeIsAnsweredToo() throws Exception {
        try (PollingClient client = engine.polling()) {
            assertThat(agreed(WEB_SOCKET + "&sid=" + client.sid, "Sec-WebSocket-Protocol: v1"))
                    .isEqualTo("v1");
        }
    }

    @Test
    void theHandshakeHookMayChooseAmongThoseOffered() throws Exception {
        engine.handler.onOpening = request ->
                CompletableFuture.completedFuture(new Opening.Accepted(Headers.of("Sec-WebSocket-Protocol", "v1")));
        assertThat(agreed(WEB_SOCKET, "Sec-WebSocket-Protocol: v2, v1")).isEqualTo("v1");
        assertThat(agreed(WEB_SOCKET, "Sec-WebSocket-Protocol: v3, v4")).isEqualTo("v3");
        assertThat(agreed(WEB_SOCKET)).isNull();
    }

    @Test
    void theListenerOfAPlainWebSocketChooses() throws Exception {
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            server.webSocket("/first", request -> new WebSocketListener() {});
            server.webSocket("/last", request -> new WebSocketListener() {
                @Override
                public String subprotocol(List<String> offered) {
                    return offered.get(offered.size() - 1);
                }
            });
            server.webSocket("/wrong", request -> new WebSocketListener() {
                @Override
                public String subprotocol(List<String> offered) {
                    return "v3";
                }
            });
            server.start();
            String offer = "Sec-WebSocket-Protocol: v2, v1";
            for (String expected : new String[] {"/first v2", "/last v1"}) {
                String[] parts = expected.split(" ");
                try (RawWebSocket socket = RawWebSocket.open(server.port(), parts[0], offer)) {
                    assertThat(socket.handshake.header("sec-websocket-protocol"))
                            .isEqualTo(parts[1]);
                }
            }
            assertThat(RawWebSocket.refused(server.port(), "/wrong", offer).status())
                    .isEqualTo(500);
        }
    }

    @Test
    void aPlainWebSocketAgreesOnWhatTheApplicationChooses() throws Exception {
        engine.handler.onUpgrade =
                request -> CompletableFuture.completedFuture(new Upgrade.Accepted("v1", engine.handler::record));
        assertThat(agreed("/plain", "Sec-WebSocket-Protocol: v2, v1")).isEqualTo("v1");
    }
}
