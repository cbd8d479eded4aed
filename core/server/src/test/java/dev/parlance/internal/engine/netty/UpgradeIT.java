package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.CloseReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpgradeIT {
    private static final String BAD_REQUEST = "{\"code\":3,\"message\":\"Bad request\"}";

    private RunningEngine engine;
    private PollingClient client;
    private RecordingHandler.Recorded session;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.upgradeTimeout = Duration.ofMillis(400));
        client = engine.polling();
        session = engine.handler.next();
    }

    @AfterEach
    void close() throws Exception {
        client.close();
        engine.close();
    }

    @Test
    @TransportPoint({13, 23})
    void pendingPollIsReleasedWithANoopThatIsNotRepeatedOverTheWebSocket() throws Exception {
        client.startPoll();
        Awaitility.await().until(session.session::isWritable);
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            assertThat(client.polls.read().body()).isEqualTo("6");
            assertThat(session.session.isWritable()).isFalse();
            socket.sendText("5");
            socket.sendText("4first");
            assertThat(session.next()).isEqualTo("text first");
            session.send("answer");
            assertThat(socket.text()).isEqualTo("4answer");
            assertThat(session.session.transport()).isEqualTo("websocket");
            assertThat(session.session.isWritable()).isTrue();
        }
    }

    @Test
    void pollThatComesDuringTheProbeIsReleasedAtOnce() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            assertThat(client.poll().body()).isEqualTo("6");
            session.send("during");
            Awaitility.await().until(() -> session.session.bufferedBytes() > 0);
            String polled = client.poll().body();
            while (polled.equals("6")) {
                polled = client.poll().body();
            }
            assertThat(polled).isEqualTo("4during");
            socket.sendText("5");
            session.send("after");
            assertThat(socket.text()).isEqualTo("4after");
        }
    }

    @Test
    void whatWaitedForAPollGoesOverTheWebSocket() throws Exception {
        for (int i = 0; i < 100; i++) {
            session.send("waiting " + i);
        }
        try (RawWebSocket socket = client.upgrade()) {
            for (int i = 0; i < 100; i++) {
                assertThat(socket.text()).isEqualTo("4waiting " + i);
            }
        }
    }

    @Test
    @TransportPoint({2, 13})
    void pollingOfAnUpgradedSessionIsRefusedAndHarmless() throws Exception {
        try (RawWebSocket socket = client.upgrade()) {
            socket.sendText("4over");
            assertThat(session.next()).isEqualTo("text over");
            assertThat(client.post("4stray").body()).isEqualTo(BAD_REQUEST);
            assertThat(client.poll().body()).isEqualTo(BAD_REQUEST);
            socket.sendText("4fine");
            assertThat(session.next()).isEqualTo("text fine");
            session.send("fine too");
            assertThat(socket.text()).isEqualTo("4fine too");
        }
    }

    @Test
    @TransportPoint(2)
    void secondWebSocketOfASessionIsClosedAtOnceAndGetsNothing() throws Exception {
        try (RawWebSocket direct = engine.webSocket();
                RawWebSocket upgraded = client.upgrade()) {
            var second = engine.handler.next();
            upgraded.sendText("4over");
            assertThat(session.next()).isEqualTo("text over");
            assertClosedAtOnce(direct.sid);
            assertClosedAtOnce(client.sid);
            assertThat(client.posts
                            .post("/socket.io/?EIO=4&transport=polling&sid=" + direct.sid, "4stolen")
                            .body())
                    .isEqualTo(BAD_REQUEST);
            direct.sendText("4fine");
            assertThat(second.next()).isEqualTo("text fine");
            upgraded.sendText("4fine");
            assertThat(session.next()).isEqualTo("text fine");
        }
    }

    @Test
    void onlyOneUpgradeAtATime() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            assertClosedAtOnce(client.sid);
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            assertClosedAtOnce(client.sid);
            socket.sendText("5");
            socket.sendText("4fine");
            assertThat(session.next()).isEqualTo("text fine");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"5probe", "2", "2probe!", "4hello", "", "3probe"})
    void upgradeThatDoesNotBeginWithAProbeFailsAndPollingGoesOn(String first) throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText(first);
            assertThat(socket.closing()).isEqualTo("close 1002");
        }
        assertPollingWorks();
        assertThat(session.events).isEmpty();
    }

    /** As PHP's client upgrades, and that of .NET, which has not polled before. */
    @Test
    void upgradePacketWithoutAProbeIsEnough() throws Exception {
        session.send("waits for a poll");
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("5");
            socket.sendText("4over");
            assertThat(session.next()).isEqualTo("text over");
            assertThat(socket.text()).isEqualTo("4waits for a poll");
            session.send("answer");
            assertThat(socket.text()).isEqualTo("4answer");
            assertThat(session.session.transport()).isEqualTo("websocket");
        }
    }

    @Test
    void pollThatWaitsIsReleasedByAnUpgradePacketWithoutAProbe() throws Exception {
        client.startPoll();
        Awaitility.await().until(session.session::isWritable);
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("5");
            assertThat(client.polls.read().body()).isEqualTo("6");
            session.send("over");
            assertThat(socket.text()).isEqualTo("4over");
        }
    }

    @Test
    void upgradeInTheMiddleOfABodyClosesTheSession() throws Exception {
        engine.handler.onText = (any, text) -> session.session.pauseReading();
        client.posts.request("POST", client.target, "4one\u001e4two".getBytes(StandardCharsets.UTF_8));
        assertThat(session.next()).isEqualTo("text one");
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("5");
            assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
            assertThat(socket.closing()).startsWith("close 1000");
            assertThat(client.posts.read().status()).isEqualTo(400);
        }
    }

    @Test
    void upgradeThatIsBrokenOffLeavesPollingAliveAndMayBeTriedAgain() throws Exception {
        client.startPoll();
        Awaitility.await().until(session.session::isWritable);
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
        }
        assertThat(client.polls.read().body()).isEqualTo("6");
        assertPollingWorks();
        Awaitility.await().until(this::upgradeSucceeds);
    }

    @Test
    void upgradeThatTakesTooLongFailsAndPollingGoesOn() throws Exception {
        try (RawWebSocket silent = client.tryWebSocket()) {
            assertThat(silent.closing()).isEqualTo("close 1000");
        }
        try (RawWebSocket probing = client.tryWebSocket()) {
            probing.sendText("2probe");
            assertThat(probing.text()).isEqualTo("3probe");
            assertThat(probing.closing()).isEqualTo("close 1000");
        }
        assertPollingWorks();
        try (RawWebSocket socket = client.upgrade()) {
            socket.sendText("4at last");
            assertThat(session.next()).isEqualTo("text at last");
        }
    }

    @Test
    @TransportPoint(20)
    void sessionThatEndsDuringAnUpgradeClosesBothTransports() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            assertThat(client.post("1").body()).isEqualTo("ok");
            assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(client.poll().status()).isEqualTo(400);
        }
    }

    @Test
    void whatIsSentLastReachesAClientThatIsChangingItsTransport() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            session.send("last words");
            session.session.close(CloseReason.FORCED_CLOSE);
            socket.sendText("5");
            assertThat(socket.text()).isEqualTo("4last words");
            assertThat(socket.closing()).startsWith("close 1000");
            assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
        }
    }

    @Test
    void whatIsSentLastReachesAClientWhoseUpgradeFails() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            session.send("last words");
            session.session.close(CloseReason.FORCED_CLOSE);
        }
        assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
        assertThat(client.poll().body()).startsWith("4last words");
    }

    @Test
    void aWebSocketThatHasNotProbedHoldsBackNoEnd() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            session.send("last words");
            session.session.close(CloseReason.FORCED_CLOSE);
            assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
            assertThat(client.poll().body()).startsWith("4last words");
            assertThat(socket.closing()).startsWith("close 1000");
        }
    }

    private boolean upgradeSucceeds() throws Exception {
        try (RawWebSocket socket = client.tryWebSocket()) {
            socket.sendText("2probe");
            return socket.next().equals("text 3probe");
        }
    }

    private void assertClosedAtOnce(String sid) throws Exception {
        try (RawWebSocket second =
                RawWebSocket.open(engine.port(), "/socket.io/?EIO=4&transport=websocket&sid=" + sid)) {
            assertThat(second.next()).isEqualTo("close 1000");
            second.sendClose(1000);
            second.assertEnded();
        }
    }

    private void assertPollingWorks() throws Exception {
        session.send("polling works");
        String body = client.poll().body();
        while (body.equals("6")) {
            body = client.poll().body();
        }
        assertThat(body).isEqualTo("4polling works");
        try (RawHttp http = engine.http()) {
            assertThat(http.post(client.target, "4both ways").body()).isEqualTo("ok");
        }
        assertThat(session.next()).isEqualTo("text both ways");
    }
}
