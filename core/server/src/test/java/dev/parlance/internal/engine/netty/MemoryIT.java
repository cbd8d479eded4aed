package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.MemoryBudget;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What is unfinished or waits counts in one budget; when it is spent, connections are closed, and all of it is given back. */
class MemoryIT {
    private static final int BUDGET = 1 << 20;

    /** Changes below 16 KiB of each event loop are seen when they are as much together. */
    private static final int UNSEEN = 16 * 1024 * Runtime.getRuntime().availableProcessors();

    private static final int PIECE = 90_000;

    @Test
    void unfinishedMessagesAreClosedWhenTheBudgetIsSpent() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.memoryBudget = BUDGET);
                RawWebSocket healthy = engine.webSocket()) {
            var signedIn = engine.handler.next();
            signedIn.session.memory().signedIn(true);
            healthy.frame(0x01, text(PIECE));
            List<RawWebSocket> hostile = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                RawWebSocket each = engine.webSocket();
                hostile.add(each);
                sendUnlessClosed(each.http, RawWebSocket.encode(0x01, text(PIECE)));
            }
            assertBounded(engine.engine.memory());
            healthy.frame(0x80, new byte[] {'!'});
            assertThat(signedIn.next()).hasSize("text ".length() + PIECE).endsWith("!");
            closeAll(hostile);
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void unfinishedBodiesAreClosedWhenTheBudgetIsSpent() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.memoryBudget = BUDGET)) {
            List<RawHttp> hostile = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                RawHttp each = engine.http();
                hostile.add(each);
                each.write("POST /plain HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n");
                sendUnlessClosed(each, new byte[PIECE]);
            }
            assertBounded(engine.engine.memory());
            try (RawHttp healthy = engine.http()) {
                assertThat(healthy.post("/plain", "x").status()).isEqualTo(404);
            }
            closeAll(hostile);
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void headsThatAreNotWholeAreClosedWhenTheBudgetIsSpent() throws Exception {
        String head = "GET /plain HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(15_000);
        assertClosedWhenTheBudgetIsSpent(100, head);
    }

    @Test
    void requestsThatAreSentAheadAreClosedWhenTheBudgetIsSpent() throws Exception {
        // The first of each is not answered.
        assertClosedWhenTheBudgetIsSpent(60, "GET /plain HTTP/1.1\r\nHost: x\r\n\r\n".repeat(500));
    }

    @Test
    void headsOfRequestsThatAreBeingAnsweredCount() throws Exception {
        String head = "GET /plain HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(15_000) + "\r\n\r\n";
        assertClosedWhenTheBudgetIsSpent(100, head);
    }

    private static void assertClosedWhenTheBudgetIsSpent(int connections, String sent) throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.memoryBudget = BUDGET)) {
            engine.handler.onRequest = request -> new CompletableFuture<>();
            List<RawHttp> hostile = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                RawHttp each = engine.http();
                hostile.add(each);
                sendUnlessClosed(each, sent.getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(engine.handler.incidents.poll(10, TimeUnit.SECONDS))
                    .isEqualTo(new Incident(
                            Incident.Kind.BUDGET_SPENT,
                            "127.0.0.1",
                            "it held most when the budget of memoryLimits was spent"));
            assertBounded(engine.engine.memory());
            try (RawWebSocket newcomer = engine.webSocket()) {
                assertThat(newcomer.sid).isNotEmpty();
            }
            closeAll(hostile);
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void whatWaitsForClientsThatDoNotReadIsBoundedForAllOfThemTogether() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> {
                    settings.memoryBudget = 4 * BUDGET;
                    settings.sendBudget = 16 << 20;
                });
                RawWebSocket reading = engine.webSocket()) {
            var healthy = engine.handler.of(reading.sid);
            List<RawWebSocket> hostile = new ArrayList<>();
            List<RecordingHandler.Recorded> sessions = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                hostile.add(engine.webSocket());
                sessions.add(engine.handler.next());
            }
            // Socket buffers take some megabytes of each first.
            for (int round = 0; round < 1_000 && sessions.stream().anyMatch(each -> each.events.isEmpty()); round++) {
                for (RecordingHandler.Recorded each : sessions) {
                    each.session.send(new Frame(new byte[PIECE], List.of()));
                }
                healthy.send("still here");
                assertThat(reading.text()).isEqualTo("4still here");
            }
            sessions.forEach(each -> assertThat(each.next()).isEqualTo("closed SLOW_CLIENT"));
            closeAll(hostile);
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void aBroadcastCountsOnceHoweverManyWaitForIt() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.memoryBudget = BUDGET)) {
            List<PollingClient> clients = new ArrayList<>();
            List<RecordingHandler.Recorded> sessions = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                clients.add(engine.polling());
                sessions.add(engine.handler.next());
            }
            engine.deliver("x".repeat(PIECE), sessions);
            for (PollingClient client : clients) {
                assertThat(client.poll().body()).hasSize(1 + PIECE);
                client.close();
            }
            Awaitility.await().until(() -> engine.engine.memory().held() == 0);
        }
    }

    @Test
    void beforeAnybodyHasSignedInMessagesAndBodiesAreSmaller() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.messageBeforeSignIn = 1_000)) {
            try (RawWebSocket socket = engine.webSocket()) {
                engine.handler.next();
                socket.sendText("4" + "x".repeat(1_000));
                assertThat(socket.closing()).isEqualTo("close 1009");
            }
            try (PollingClient client = engine.polling()) {
                engine.handler.next();
                assertThat(client.post("4" + "x".repeat(1_000)).status()).isEqualTo(413);
            }
        }
    }

    @Test
    void whoHasSignedInMaySendLargeOnes() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.messageBeforeSignIn = 1_000)) {
            try (RawWebSocket socket = engine.webSocket()) {
                var session = engine.handler.next();
                session.session.memory().signedIn(true);
                socket.sendText("4" + "x".repeat(2_000));
                assertThat(session.next()).hasSize("text ".length() + 2_000);
            }
            try (PollingClient client = engine.polling()) {
                var session = engine.handler.next();
                session.session.memory().signedIn(true);
                assertThat(client.post("4" + "x".repeat(2_000)).status()).isEqualTo(200);
                assertThat(session.next()).hasSize("text ".length() + 2_000);
            }
        }
    }

    @Test
    void aBodyThatDoesNotComeInTimeIsAnswered408() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.bodyTimeout = Duration.ofMillis(50))) {
            for (String framing : List.of("Content-Length: 10", "Transfer-Encoding: chunked")) {
                try (RawHttp http = engine.http()) {
                    http.write("POST /plain HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n");
                    assertThat(http.read().status()).isEqualTo(408);
                    assertThat(http.isClosedByServer()).isTrue();
                }
            }
        }
    }

    @Test
    void aPostThatDoesNotComeInTimeEndsItsSession() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.bodyTimeout = Duration.ofMillis(50));
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            client.posts.write("POST " + client.target + " HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n4hel");
            assertThat(client.posts.read().status()).isEqualTo(408);
            assertThat(session.next()).isEqualTo("closed TRANSPORT_ERROR");
        }
    }

    private static void assertBounded(MemoryBudget memory) {
        Awaitility.await().until(() -> memory.held() <= BUDGET + UNSEEN);
    }

    private static byte[] text(int length) {
        byte[] text = new byte[length];
        java.util.Arrays.fill(text, (byte) 'x');
        text[0] = '4';
        return text;
    }

    private static void sendUnlessClosed(RawHttp http, byte[] bytes) throws IOException {
        try {
            http.write(bytes);
        } catch (SocketException closed) {
            // That is what it may do.
        }
    }

    private static void closeAll(List<? extends AutoCloseable> all) throws Exception {
        for (AutoCloseable each : all) {
            each.close();
        }
    }
}
