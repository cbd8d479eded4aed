package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told of sessions that are closed on account of their client. */
class SessionIncidentsIT {
    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> {
            settings.maxPayload = 1_000;
            settings.sendBudget = 2_000;
            settings.upgradeTimeout = Duration.ofMillis(300);
        });
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    private void expect(Kind kind, String detail) {
        assertThat(RecordingHandler.take(engine.handler.incidents)).isEqualTo(new Incident(kind, "127.0.0.1", detail));
        assertThat(engine.handler.incidents).isEmpty();
    }

    @Test
    void aPacketThatIsNotEngineIo() throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                PollingClient client = engine.polling()) {
            socket.sendText("7");
            socket.closing();
            expect(Kind.PROTOCOL_VIOLATION, "not Engine.IO");
            client.post("x");
            expect(Kind.PROTOCOL_VIOLATION, "not Engine.IO");
        }
    }

    @Test
    void aMessageThatIsTooLong() throws Exception {
        try (RawWebSocket socket = engine.webSocket()) {
            socket.sendText("4" + "x".repeat(1_000));
            socket.closing();
            expect(Kind.PROTOCOL_VIOLATION, "a message or a body of more than maxPayload bytes");
        }
    }

    @Test
    void aFrameThatIsAgainstTheProtocol() throws Exception {
        try (RawWebSocket socket = engine.webSocket()) {
            socket.http.write(RawWebSocket.unmasked(0x81, new byte[] {'6'}));
            socket.closing();
            expect(Kind.PROTOCOL_VIOLATION, "against the protocol of its transport");
        }
    }

    @Test
    void aClientThatDoesNotRead() throws Exception {
        try (PollingClient client = engine.polling()) {
            engine.handler.next().session.send(new Frame(new byte[3_000], List.of()));
            expect(Kind.SLOW_CLIENT, "it does not read what it is sent, and sendBudget is spent");
            assertThat(client.poll().status()).isEqualTo(400);
        }
    }

    @Test
    void anUpgradeThatIsNone() throws Exception {
        try (PollingClient client = engine.polling();
                RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("4hello");
            socket.closing();
            expect(Kind.UPGRADE_REFUSED, "against the protocol of its transport");
        }
    }

    @Test
    void anUpgradeThatIsNotFinished() throws Exception {
        try (PollingClient client = engine.polling();
                RawWebSocket socket = client.tryWebSocket()) {
            socket.closing();
            expect(Kind.UPGRADE_REFUSED, "not finished within upgradeTimeout");
        }
    }

    @Test
    void aSecondWebSocket() throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                RawWebSocket second =
                        RawWebSocket.open(engine.port(), "/socket.io/?EIO=4&transport=websocket&sid=" + socket.sid)) {
            second.closing();
            expect(Kind.UPGRADE_REFUSED, "a second WebSocket for one session");
        }
    }

    @Test
    void nothingOfAClientThatLeaves() throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                PollingClient client = engine.polling()) {
            var first = engine.handler.of(socket.sid);
            var second = engine.handler.of(client.sid);
            socket.sendClose(1000);
            assertThat(first.next()).isEqualTo("closed TRANSPORT_CLOSE");
            client.post("1");
            assertThat(second.next()).isEqualTo("closed TRANSPORT_CLOSE");
            assertThat(engine.handler.incidents).isEmpty();
        }
    }
}
