package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeartbeatIT {
    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> {
            settings.pingInterval = Duration.ofMillis(60);
            settings.pingTimeout = Duration.ofMillis(300);
        });
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    private static RunningEngine patient(Duration timeout) throws Exception {
        return RunningEngine.start(settings -> {
            settings.pingInterval = Duration.ofMillis(60);
            settings.pingTimeout = timeout;
        });
    }

    @Test
    @TransportPoint(14)
    void clientThatAnswersStaysWhateverElseItSays() throws Exception {
        try (RunningEngine patient = patient(Duration.ofSeconds(1));
                RawWebSocket socket = patient.webSocket()) {
            var session = patient.handler.next();
            // Longer than the timeout altogether: without its pongs it would have gone.
            for (int i = 0; i < 20; i++) {
                assertThat(socket.text()).isEqualTo("2");
                socket.sendText("3");
            }
            socket.sendText("4alive");
            assertThat(session.next()).isEqualTo("text alive");
        }
    }

    @Test
    @TransportPoint(20)
    void silentWebSocketIsClosed() throws Exception {
        try (RunningEngine patient = patient(Duration.ofSeconds(1));
                RawWebSocket socket = patient.webSocket()) {
            var session = patient.handler.next();
            assertThat(socket.text()).isEqualTo("2");
            socket.sendText("4talking is no pong");
            assertThat(session.next()).isEqualTo("text talking is no pong");
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(session.next()).isEqualTo("closed PING_TIMEOUT");
        }
    }

    @Test
    void pongWithoutAPingSavesNobody() throws Exception {
        try (RawWebSocket socket = engine.webSocket()) {
            var session = engine.handler.next();
            socket.sendText("3");
            assertThat(socket.text()).isEqualTo("2");
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(session.next()).isEqualTo("closed PING_TIMEOUT");
        }
    }

    @Test
    void latePongDoesNotSilenceTheServer() throws Exception {
        try (RunningEngine patient = patient(Duration.ofMinutes(1));
                RawWebSocket socket = patient.webSocket()) {
            var session = patient.handler.next();
            assertThat(socket.text()).isEqualTo("2");
            // Several intervals, as another client counts them, but well within the timeout.
            try (RawWebSocket other = patient.webSocket()) {
                for (int i = 0; i < 4; i++) {
                    assertThat(other.text()).isEqualTo("2");
                    other.sendText("3");
                }
            }
            socket.sendText("3");
            // The next ping comes an interval later: not when the timeout would have been over.
            assertThat(socket.text()).isEqualTo("2");
            socket.sendText("3");
            socket.sendText("4alive");
            assertThat(session.next()).isEqualTo("text alive");
        }
    }

    @Test
    void pollingClientIsPingedToo() throws Exception {
        try (RunningEngine patient = patient(Duration.ofSeconds(1));
                PollingClient client = patient.polling()) {
            var session = patient.handler.next();
            // Longer than the timeout altogether.
            for (int i = 0; i < 20; i++) {
                assertThat(client.poll().body()).isEqualTo("2");
                assertThat(client.post("3").body()).isEqualTo("ok");
            }
            assertThat(client.post("4alive").body()).isEqualTo("ok");
            assertThat(session.next()).isEqualTo("text alive");
        }
    }

    @Test
    @TransportPoint(20)
    void silentPollingClientIsToldAndForgotten() throws Exception {
        try (PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            assertThat(client.poll().body()).isEqualTo("2");
            assertThat(client.poll().body()).isEqualTo("1");
            assertThat(session.next()).isEqualTo("closed PING_TIMEOUT");
            assertThat(client.poll().status()).isEqualTo(400);
        }
    }

    @Test
    void clientThatHasVanishedBetweenItsPollsIsForgotten() throws Exception {
        try (PollingClient client = engine.polling()) {
            assertThat(engine.handler.next().next()).isEqualTo("closed PING_TIMEOUT");
        }
    }

    @Test
    void heartbeatFollowsTheSessionThroughItsUpgrade() throws Exception {
        try (RunningEngine patient = patient(Duration.ofSeconds(1))) {
            for (int i = 0; i < 6; i++) {
                try (PollingClient client = patient.polling();
                        RawWebSocket socket = client.upgrade()) {
                    var session = patient.handler.next();
                    assertThat(socket.text()).isEqualTo("2");
                    socket.sendText("3");
                    assertThat(socket.text()).isEqualTo("2");
                    assertThat(socket.closing()).isEqualTo("close 1000");
                    assertThat(session.next()).isEqualTo("closed PING_TIMEOUT");
                }
            }
        }
    }

    @Test
    void clockStandsStillWhileReadingIsPaused() throws Exception {
        try (RawWebSocket paused = engine.webSocket()) {
            var session = engine.handler.next();
            assertThat(paused.text()).isEqualTo("2");
            session.session.pauseReading();
            // Two others time out one after another meanwhile, each as silent as this one.
            for (int i = 0; i < 2; i++) {
                try (RawWebSocket other = engine.webSocket()) {
                    assertThat(engine.handler.next().next()).isEqualTo("closed PING_TIMEOUT");
                }
            }
            paused.sendText("4waiting");
            session.session.resumeReading();
            assertThat(session.next()).isEqualTo("text waiting");
            paused.sendText("3");
            assertThat(paused.text()).isEqualTo("2");
        }
    }

    @Test
    void plainWebSocketIsPingedInItsOwnWay() throws Exception {
        try (RawWebSocket socket = RawWebSocket.open(engine.port(), "/plain")) {
            var session = engine.handler.next();
            for (int i = 0; i < 8; i++) {
                assertThat(socket.next()).isEqualTo("ping ");
                socket.frame(0x8a, new byte[0]);
            }
            socket.sendText("alive");
            assertThat(session.next()).isEqualTo("text alive");
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(session.next()).isEqualTo("closed PING_TIMEOUT");
        }
    }
}
