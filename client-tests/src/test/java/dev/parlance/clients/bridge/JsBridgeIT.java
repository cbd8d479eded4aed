package dev.parlance.clients.bridge;

import static dev.parlance.bridge.DeskEvents.COUNT;
import static dev.parlance.bridge.DeskEvents.DESK;
import static dev.parlance.bridge.DeskEvents.MOOD;
import static dev.parlance.bridge.DeskEvents.MOVE;
import static dev.parlance.bridge.DeskEvents.NOTED;
import static dev.parlance.bridge.DeskEvents.OFFER;
import static dev.parlance.bridge.DeskEvents.SAID;
import static dev.parlance.bridge.DeskEvents.SAY;
import static org.assertj.core.api.Assertions.assertThat;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.bridge.DeskEvents;
import dev.parlance.bridge.DeskEvents.Decision;
import dev.parlance.bridge.DeskEvents.Offer;
import dev.parlance.bridge.DeskEvents.Receipt;
import dev.parlance.bridge.DeskEvents.Said;
import dev.parlance.bridge.NettySocketio;
import dev.parlance.bridge.ParlanceJson;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.clients.node.JsClient;
import dev.parlance.clients.node.Node;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Typed events on a real netty-socketio server, with JavaScript's clients of Socket.IO 2 and 4. */
class JsBridgeIT {
    private static final BlockingQueue<SocketIOClient> speakers = new LinkedBlockingQueue<>();
    private static NettySocketio server;
    private static TypedNamespace desk;

    @BeforeAll
    static void start() throws Exception {
        Node.prepare();
        server = new NettySocketio(ParlanceJson.of(DESK));
        desk = TypedNamespace.on(server.server().addNamespace("/desk"), DESK).build();
        desk.handle(SAY, (client, say) -> {
            client.joinRoom("ticket:" + say.ticket());
            speakers.add(client);
            return new Receipt(say.text().length());
        });
        desk.handle(MOVE, (client, move) -> new Receipt(move.to()));
        desk.handle(COUNT, client -> {
            throw new IllegalStateException("secret");
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            desk.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"2x, websocket", "4x, websocket"})
    void eventsAcksRefusalsAndRequestsAreTyped(String version, String transport) throws Exception {
        speakers.clear();
        try (JsClient ana = DeskClients.connect(version, server.url(), transport)) {
            String ticket = version + transport;
            assertThat(ana.call("say", new JSONObject().put("ticket", ticket).put("text", "Hello")))
                    .isEqualTo("[{\"number\":5}]");
            assertThat(ana.call("say", new JSONObject().put("ticket", ticket)))
                    .contains("validation-failed", "\"field\":\"text\"");
            assertThat(ana.call("move", "42", JSONObject.NULL, 7)).isEqualTo("[{\"number\":7}]");
            assertThat(ana.call("shout")).contains("not-found");
            assertThat(ana.call("count")).contains("server-error").doesNotContain("secret");

            desk.to("ticket:" + ticket).emit(SAID, new Said("desk", "Hé ✓", null));
            desk.to("ticket:" + ticket).emit(NOTED, DeskEvents.withNull());
            assertThat(ana.next()).isEqualTo("[\"said\",{\"from\":\"desk\",\"text\":\"Hé ✓\"}]");
            assertThat(ana.next()).isEqualTo("[\"noted\",{\"kept\":null}]");

            ana.answer("offer", new JSONObject().put("accepted", true));
            ana.answer("mood", 5);
            SocketIOClient client = speakers.take();
            assertThat(desk.request(client, OFFER, new Offer(ticket), Duration.ofSeconds(20))
                            .get(20, TimeUnit.SECONDS))
                    .isEqualTo(new Decision(true));
            assertThat(desk.request(client, MOOD, Duration.ofSeconds(20)).get(20, TimeUnit.SECONDS))
                    .isEqualTo(5);
            assertThat(ana.next()).startsWith("[\"offer\"");
            assertThat(ana.next()).startsWith("[\"mood\"");

            client.disconnect();
            assertThat(ana.awaitDisconnect()).isEqualTo("io server disconnect");
        }
    }
}
