package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import dev.parlance.ScenarioSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A server that is closed while requests are under way answers all of them. */
class CloseInFlightIT {
    private static final int CLIENTS = 10;
    private static final int REQUESTS = ScenarioSize.of(20, 250);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stopThreads() {
        gate.countDown();
        threads.shutdownNow();
    }

    @Test
    void noAckIsLostOverWebSocketOrPollingWithoutKeepAlive() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            server.namespace("/").untyped().on("work", (socket, arguments, ack) -> {
                started.countDown();
                gate.await();
                ack.send(arguments.get(0));
            });
            server.start();
            CountDownLatch sent = new CountDownLatch(2 * CLIENTS);
            List<Future<List<String>>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> overWebSocket(server.port(), sent)));
                clients.add(threads.submit(() -> overPolling(server.port(), sent)));
            }
            sent.await();
            started.await();
            var closed = server.closeAsync(Duration.ofSeconds(30));
            gate.countDown();

            String[] all =
                    IntStream.range(0, REQUESTS).mapToObj(CloseInFlightIT::ack).toArray(String[]::new);
            for (Future<List<String>> client : clients) {
                assertThat(client.get(60, TimeUnit.SECONDS)).containsExactly(all);
            }
            closed.get(60, TimeUnit.SECONDS);
            ScenarioSize.figure(
                    "close with %d requests in flight over WebSocket and polling: 0 acks lost", 2 * CLIENTS * REQUESTS);
        }
    }

    private static String request(int id) {
        return "42" + id + "[\"work\"," + id + "]";
    }

    private static String ack(int id) {
        return "43" + id + "[" + id + "]";
    }

    /** Sends its requests, and receives until the server says that it is going away; what it has received. */
    private static List<String> overWebSocket(int port, CountDownLatch sent) throws IOException {
        List<String> received = new ArrayList<>();
        try (RawWebSocket socket = RawWebSocket.open(port, "/socket.io/?EIO=4&transport=websocket")) {
            socket.text();
            socket.sendText("40");
            assertThat(socket.text()).startsWith("40{");
            for (int i = 0; i < REQUESTS; i++) {
                socket.sendText(request(i));
            }
            sent.countDown();
            String frame = socket.next();
            for (; frame.startsWith("text "); frame = socket.next()) {
                received.add(frame.substring(5));
            }
            assertThat(frame).isEqualTo("close 1001");
        }
        return received;
    }

    /** The same, with a connection for each request of HTTP. */
    private static List<String> overPolling(int port, CountDownLatch sent) throws IOException {
        String open = ask(port, "GET", "/socket.io/?EIO=4&transport=polling", "");
        String target = "/socket.io/?EIO=4&transport=polling&sid=" + PollingClient.sid(open);
        assertThat(ask(port, "POST", target, "40")).isEqualTo("ok");
        assertThat(ask(port, "GET", target, "")).startsWith("40{");
        String body =
                IntStream.range(0, REQUESTS).mapToObj(CloseInFlightIT::request).collect(Collectors.joining("\u001e"));
        assertThat(ask(port, "POST", target, body)).isEqualTo("ok");
        sent.countDown();
        List<String> received = new ArrayList<>();
        String polled = ask(port, "GET", target, "");
        for (; !polled.equals("1"); polled = ask(port, "GET", target, "")) {
            received.addAll(List.of(polled.split("\u001e")));
        }
        return received;
    }

    private static String ask(int port, String method, String target, String body) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.request(method, target, body.getBytes(StandardCharsets.UTF_8), "Connection: close");
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            return answer.body();
        }
    }
}
