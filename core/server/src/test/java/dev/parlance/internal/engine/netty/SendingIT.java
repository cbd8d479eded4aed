package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SendingIT {
    @Test
    void whatEachThreadSendsArrivesInItsOrderHoweverItIsSent() throws Exception {
        int threads = 4;
        int each = 500;
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket one = engine.webSocket();
                RawWebSocket other = engine.webSocket()) {
            List<RecordingHandler.Recorded> sessions = List.of(engine.handler.next(), engine.handler.next());
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> senders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int thread = t;
                Thread sender = new Thread(() -> {
                    awaitQuietly(go);
                    for (int i = 0; i < each; i++) {
                        String text = thread + ":" + i;
                        if (i % 3 == 0) {
                            sessions.forEach(session -> session.send(text));
                        } else {
                            engine.deliver(text, sessions);
                        }
                    }
                });
                sender.start();
                senders.add(sender);
            }
            go.countDown();
            for (RawWebSocket socket : List.of(one, other)) {
                Map<String, Integer> next = new HashMap<>();
                for (int i = 0; i < threads * each; i++) {
                    String[] parts = socket.text().substring(1).split(":");
                    assertThat(Integer.parseInt(parts[1])).isEqualTo(next.getOrDefault(parts[0], 0));
                    next.merge(parts[0], 1, Integer::sum);
                }
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
    }

    @Test
    void attachmentsFollowTheirTextWhoeverElseSends() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket socket = engine.webSocket()) {
            var session = engine.handler.next();
            List<Thread> senders = new ArrayList<>();
            for (int t = 0; t < 3; t++) {
                byte[] mark = {(byte) t};
                Frame frame = new Frame(("t" + t).getBytes(StandardCharsets.UTF_8), List.of(mark, new byte[0], mark));
                Thread sender = new Thread(() -> {
                    for (int i = 0; i < 300; i++) {
                        session.session.send(frame);
                    }
                });
                sender.start();
                senders.add(sender);
            }
            for (int i = 0; i < 900; i++) {
                String text = socket.text();
                String mark = "binary 0" + text.charAt(2);
                assertThat(socket.next()).isEqualTo(mark);
                assertThat(socket.next()).isEqualTo("binary ");
                assertThat(socket.next()).isEqualTo(mark);
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }
    }

    @Test
    void oneDeliveryReachesEachKindOfSessionInItsOwnForm() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket webSocket = engine.webSocket();
                PollingClient polling = engine.polling();
                RawWebSocket plain = RawWebSocket.open(engine.port(), "/plain")) {
            List<RecordingHandler.Recorded> sessions = List.of(
                    engine.handler.of(webSocket.sid), engine.handler.of(polling.sid), engine.handler.plain("/plain"));
            Frame frame = new Frame("text".getBytes(StandardCharsets.UTF_8), List.of(new byte[] {1}));
            engine.engine.deliver(frame, sessions.stream().map(s -> s.session).toList());
            assertThat(webSocket.text()).isEqualTo("4text");
            assertThat(webSocket.next()).isEqualTo("binary 01");
            assertThat(polling.poll().body()).isEqualTo("4text\u001ebAQ==");
            assertThat(plain.text()).isEqualTo("text");
            assertThat(plain.next()).isEqualTo("binary 01");
        }
    }

    @Test
    void everyoneOfManyGetsTheSameBytes() throws Exception {
        try (RunningEngine engine = RunningEngine.start()) {
            List<RawWebSocket> sockets = new ArrayList<>();
            List<RecordingHandler.Recorded> sessions = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                sockets.add(engine.webSocket());
                sessions.add(engine.handler.next());
            }
            for (int i = 0; i < 50; i++) {
                engine.deliver("x".repeat(i * 7) + i, sessions);
            }
            for (RawWebSocket socket : sockets) {
                for (int i = 0; i < 50; i++) {
                    assertThat(socket.text()).isEqualTo("4" + "x".repeat(i * 7) + i);
                }
                socket.close();
            }
        }
    }

    @Test
    void whatASocketTakesInPartOnlyArrivesWholeAndInItsOrder() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.sendBudget = 64 << 20);
                RawWebSocket socket = engine.webSocket()) {
            var session = engine.handler.next();
            int sent = 0;
            // Each by itself, until the buffers of both sides are full and one stands in the middle.
            while (session.session.bufferedBytes() == 0 || session.session.isWritable()) {
                session.send(sent + " " + "x".repeat(60_000));
                sent++;
                Thread.yield();
            }
            for (int i = 0; i < 50; i++) {
                session.send(sent + " short");
                sent++;
            }
            for (int i = 0; i < sent; i++) {
                assertThat(socket.text()).isEqualTo("4" + i + " " + (i < sent - 50 ? "x".repeat(60_000) : "short"));
            }
            Awaitility.await().until(() -> session.session.bufferedBytes() == 0);
        }
    }

    @Test
    @TransportPoint(5)
    void webSocketThatDoesNotReadIsCutWhenItsBudgetIsSpent() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.sendBudget = 1 << 20);
                RawWebSocket slow = engine.webSocket();
                RawWebSocket reading = engine.webSocket()) {
            var session = engine.handler.of(slow.sid);
            var other = engine.handler.of(reading.sid);
            String text = "x".repeat(50_000);
            // Socket buffers take some megabytes first.
            for (int i = 0; i < 1_000 && session.events.isEmpty(); i++) {
                session.send(text);
                assertThat(session.session.bufferedBytes()).isLessThanOrEqualTo(1 << 20);
                if (i % 10 == 0) {
                    Thread.yield();
                }
            }
            assertThat(session.next()).isEqualTo("closed SLOW_CLIENT");
            Awaitility.await().until(() -> session.session.bufferedBytes() == 0);
            other.send("unharmed");
            assertThat(reading.text()).isEqualTo("4unharmed");
        }
    }

    @Test
    @TransportPoint(5)
    void pollingClientThatDoesNotPollIsCutWhenItsBudgetIsSpent() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.sendBudget = 100_000);
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            for (int i = 0; i < 200; i++) {
                session.send("x".repeat(1_000));
            }
            assertThat(session.next()).isEqualTo("closed SLOW_CLIENT");
            Awaitility.await().until(() -> session.session.bufferedBytes() == 0);
            assertThat(client.poll().status()).isEqualTo(400);
        }
    }

    @Test
    void bufferedBytesReturnToZeroWhenAllHasLeft() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            session.session.send(new Frame("text".getBytes(StandardCharsets.UTF_8), List.of(new byte[100])));
            assertThat(session.session.bufferedBytes()).isPositive();
            client.poll();
            Awaitility.await().until(() -> session.session.bufferedBytes() == 0);
            session.send("left for the WebSocket");
            try (RawWebSocket socket = client.upgrade()) {
                assertThat(socket.text()).isEqualTo("4left for the WebSocket");
                Awaitility.await().until(() -> session.session.bufferedBytes() == 0);
            }
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
