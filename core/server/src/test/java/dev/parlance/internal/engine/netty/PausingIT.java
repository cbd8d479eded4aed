package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.CloseReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausingIT {
    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start();
        engine.handler.onText = (session, text) -> {
            if (text.equals("pause")) {
                session.pauseReading();
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    @Test
    void framesThatHadArrivedWaitInTheirOrder() throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                RawWebSocket other = engine.webSocket()) {
            var session = engine.handler.of(socket.sid);
            socket.http.write(frames("4pause", "4a", "4b", "4pause", "4c"));
            assertThat(session.next()).isEqualTo("text pause");
            fence(other);
            assertThat(session.events).isEmpty();
            session.session.resumeReading();
            assertThat(session.next()).isEqualTo("text a");
            assertThat(session.next()).isEqualTo("text b");
            assertThat(session.next()).isEqualTo("text pause");
            socket.sendText("4d");
            fence(other);
            assertThat(session.events).isEmpty();
            session.session.resumeReading();
            session.session.resumeReading();
            assertThat(session.next()).isEqualTo("text c");
            assertThat(session.next()).isEqualTo("text d");
        }
    }

    @Test
    void floodWaitsInTheOperatingSystem() throws Exception {
        try (RawWebSocket socket = engine.webSocket()) {
            var session = engine.handler.next();
            socket.sendText("4pause");
            assertThat(session.next()).isEqualTo("text pause");
            String text = "x".repeat(50_000);
            AtomicInteger written = new AtomicInteger();
            Thread flood = new Thread(() -> {
                try {
                    for (int i = 0; i < 1_000; i++) {
                        socket.sendText("4" + i + text);
                        written.incrementAndGet();
                    }
                } catch (IOException closed) {
                    // The test has failed, and has closed it.
                }
            });
            flood.start();
            // Fifty megabytes fit into no socket's buffers: the client is held up before it is through.
            AtomicInteger before = new AtomicInteger(-1);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> before.getAndSet(written.get()) == written.get());
            assertThat(written).hasValueLessThan(1_000);
            assertThat(session.events).isEmpty();
            session.session.resumeReading();
            for (int i = 0; i < 1_000; i++) {
                assertThat(session.next()).isEqualTo("text " + i + text);
            }
            flood.join();
        }
    }

    @Test
    void packetsOfABodyWaitAndItsAnswerToo() throws Exception {
        try (PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            client.posts.request(
                    "POST", client.target, "4a\u001e4pause\u001e4b\u001e4c".getBytes(StandardCharsets.UTF_8));
            assertThat(session.next()).isEqualTo("text a");
            assertThat(session.next()).isEqualTo("text pause");
            session.send("still sending");
            assertThat(client.poll().body()).isEqualTo("4still sending");
            assertThat(session.events).isEmpty();
            assertThat(client.posts.in().available()).isZero();
            session.session.resumeReading();
            assertThat(client.posts.read().body()).isEqualTo("ok");
            assertThat(session.next()).isEqualTo("text b");
            assertThat(session.next()).isEqualTo("text c");
        }
    }

    @Test
    void postThatComesDuringThePauseWaits() throws Exception {
        try (PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            session.session.pauseReading();
            client.posts.request("POST", client.target, "4a".getBytes(StandardCharsets.UTF_8));
            session.send("fence");
            assertThat(client.poll().body()).isEqualTo("4fence");
            assertThat(session.events).isEmpty();
            session.session.resumeReading();
            assertThat(client.posts.read().body()).isEqualTo("ok");
            assertThat(session.next()).isEqualTo("text a");
        }
    }

    @Test
    void pauseOutlastsTheUpgrade() throws Exception {
        try (PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            session.session.pauseReading();
            try (RawWebSocket socket = client.upgrade()) {
                socket.http.write(frames("4a", "4b"));
                session.send("fence");
                assertThat(socket.text()).isEqualTo("4fence");
                assertThat(session.events).isEmpty();
                session.session.resumeReading();
                assertThat(session.next()).isEqualTo("text a");
                assertThat(session.next()).isEqualTo("text b");
            }
        }
    }

    @Test
    void whatCameBeforeTheConnectionBrokeIsStillReported() throws Exception {
        try (RawWebSocket other = engine.webSocket()) {
            RawWebSocket socket = engine.webSocket();
            var session = engine.handler.of(socket.sid);
            String texts = IntStream.range(0, 100).mapToObj(i -> "4" + i).collect(Collectors.joining(" "));
            socket.http.write(frames(("4pause " + texts).split(" ")));
            assertThat(session.next()).isEqualTo("text pause");
            socket.close();
            fence(other);
            session.session.resumeReading();
            for (int i = 0; i < 100; i++) {
                assertThat(session.next()).isEqualTo("text " + i);
            }
            assertThat(session.next()).isEqualTo("closed TRANSPORT_CLOSE");
        }
    }

    @Test
    void pausedSessionCanBeClosed() throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                PollingClient client = engine.polling()) {
            var first = engine.handler.of(socket.sid);
            var second = engine.handler.of(client.sid);
            socket.http.write(frames("4pause", "4never"));
            client.posts.request("POST", client.target, "4pause\u001e4never".getBytes(StandardCharsets.UTF_8));
            assertThat(first.next()).isEqualTo("text pause");
            assertThat(second.next()).isEqualTo("text pause");
            first.session.close(CloseReason.FORCED_CLOSE);
            second.session.close(CloseReason.FORCED_CLOSE);
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(client.posts.read().status()).isEqualTo(400);
            assertThat(client.poll().body()).isEqualTo("1");
            assertThat(first.next()).isEqualTo("closed FORCED_CLOSE");
            assertThat(second.next()).isEqualTo("closed FORCED_CLOSE");
            first.session.resumeReading();
            assertThat(first.events).isEmpty();
        }
    }

    /** Goes once through every event loop's turn of another session. */
    private static void fence(RawWebSocket other) throws Exception {
        other.frame(0x89, new byte[] {1});
        assertThat(other.next()).isEqualTo("pong 01");
    }

    private static byte[] frames(String... texts) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String text : texts) {
            all.write(RawWebSocket.encode(0x81, text.getBytes(StandardCharsets.UTF_8)));
        }
        return all.toByteArray();
    }
}
