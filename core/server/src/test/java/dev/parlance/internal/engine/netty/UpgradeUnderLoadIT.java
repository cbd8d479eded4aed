package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

class UpgradeUnderLoadIT {
    private static final int SESSIONS = 10;
    private static final int SENDERS = 3;
    private static final int OVER_THE_WEB_SOCKET = 500;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    /** Fifty sessions in five rounds: each is upgraded while three threads send to it and its client sends back. */
    @RepeatedTest(5)
    @TransportPoint(19)
    void nothingIsLostOrReorderedEitherWay() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.maxPayload = 2_000)) {
            List<Future<Void>> clients = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                PollingClient client = engine.polling();
                var session = engine.handler.next();
                AtomicBoolean enough = new AtomicBoolean();
                List<Future<Integer>> senders = new ArrayList<>();
                for (int sender = 0; sender < SENDERS; sender++) {
                    String name = sender + ":";
                    senders.add(threads.submit(() -> send(engine, session, name, enough)));
                }
                clients.add(threads.submit(() -> live(client, session, senders, enough)));
            }
            for (Future<Void> client : clients) {
                client.get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** Sends as fast as the client takes it; how many messages. */
    private static int send(
            RunningEngine engine, RecordingHandler.Recorded session, String name, AtomicBoolean enough) {
        int sent = 0;
        while (!enough.get()) {
            if (session.session.bufferedBytes() > 10_000) {
                Thread.yield();
            } else if (sent % 2 == 0) {
                session.send(name + sent++);
            } else {
                engine.deliver(name + sent++, List.of(session));
            }
        }
        return sent;
    }

    /** One client: polls and posts, upgrades in the middle of it as the protocol asks, and goes on. */
    private static Void live(
            PollingClient client,
            RecordingHandler.Recorded session,
            List<Future<Integer>> senders,
            AtomicBoolean enough)
            throws Exception {
        Received received = new Received();
        int sent = 0;
        for (int i = 0; i < 5; i++) {
            received.body(client.poll().body());
            assertThat(client.post("4" + sent++ + "\u001e4" + sent++).body()).isEqualTo("ok");
        }
        try (RawWebSocket socket = client.tryWebSocket()) {
            // A poll is on its way while the WebSocket is probed, and posts go on.
            client.startPoll();
            assertThat(client.post("4" + sent++).body()).isEqualTo("ok");
            socket.sendText("2probe");
            assertThat(socket.text()).isEqualTo("3probe");
            assertThat(client.post("4" + sent++).body()).isEqualTo("ok");
            received.body(client.polls.read().body());
            socket.sendText("5");
            for (int i = 0; i < 200; i++) {
                socket.sendText("4" + sent++);
            }
            for (int i = 0; i < OVER_THE_WEB_SOCKET; i++) {
                received.packet(socket.text());
            }
            enough.set(true);
            int expected = 0;
            for (Future<Integer> sender : senders) {
                expected += sender.get(10, TimeUnit.SECONDS);
            }
            while (received.count < expected) {
                received.packet(socket.text());
            }
        }
        for (int i = 0; i < sent; i++) {
            assertThat(session.next()).isEqualTo("text " + i);
        }
        client.close();
        return null;
    }

    /** Checks that each sender's messages come in their order, none missing. */
    private static final class Received {
        private final Map<String, Integer> next = new HashMap<>();
        private int count;

        void body(String body) throws IOException {
            for (String packet : body.split("\u001e")) {
                if (!packet.equals("6")) {
                    packet(packet);
                }
            }
        }

        void packet(String packet) {
            assertThat(packet).matches("4\\d:\\d+");
            String[] parts = packet.substring(1).split(":");
            assertThat(Integer.parseInt(parts[1])).isEqualTo(next.getOrDefault(parts[0], 0));
            next.merge(parts[0], 1, Integer::sum);
            count++;
        }
    }
}
