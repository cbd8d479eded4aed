package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table {@code hostile-packets.txt}, over polling and over a WebSocket, before CONNECT and after it. A control client is
 * connected all the time and notices nothing.
 */
class HostilePacketsIT {
    private static final Pattern REPEATED = Pattern.compile("(.)<(\\d+)>");
    private static final AtomicInteger handled = new AtomicInteger();
    private static ParlanceServer server;
    private static RawWebSocket control;

    @BeforeAll
    static void start() throws Exception {
        server = ParlanceServer.builder().port(0).build();
        server.namespace("/").untyped().on("say", (socket, arguments, ack) -> handled.incrementAndGet());
        server.namespace("/").untyped().on("echo", (socket, arguments, ack) -> ack.send(arguments.toArray()));
        server.namespace("/other");
        server.start();
        control = RawWebSocket.open(server.port(), "/socket.io/?EIO=4&transport=websocket");
        control.text();
        control.sendText("40");
        assertThat(control.text()).startsWith("40{");
    }

    @AfterAll
    static void stop() throws Exception {
        control.close();
        server.close();
    }

    static Stream<Arguments> table() throws IOException {
        try (InputStream in = HostilePacketsIT.class.getResourceAsStream("/hostile-packets.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).flatMap(HostilePacketsIT::row).toList().stream();
        }
    }

    private static Stream<Arguments> row(String line) {
        String[] cells = line.split(" \\| ", 3);
        return Stream.of("websocket", "polling")
                .flatMap(transport -> Stream.of(
                        Arguments.of(transport, false, cells[2], cells[0]),
                        Arguments.of(transport, true, cells[2], cells[1])));
    }

    @ParameterizedTest(name = "over {0}, connected: {1}: {2}")
    @MethodSource("table")
    void isClosedIgnoredOrAnswered(String transport, boolean connected, String packets, String outcome)
            throws Exception {
        try (Client client = transport.equals("polling") ? new Polling() : new WebSocket()) {
            if (connected) {
                client.send("40");
                assertThat(client.next()).startsWith("40{");
            }
            for (String packet : packets.split("⏎")) {
                client.sendAny(REPEATED.matcher(packet)
                        .replaceAll(match -> match.group(1).repeat(Integer.parseInt(match.group(2)))));
            }
            expect(client, connected, outcome);
        }
        assertThat(handled).as("handlers that were run").hasValue(0);
        control.sendText("420[\"echo\",\"control\"]");
        assertThat(control.text()).isEqualTo("430[\"control\"]");
    }

    private static void expect(Client client, boolean connected, String outcome) throws IOException {
        if (outcome.equals("closed")) {
            assertThat(client.next()).isEqualTo(Client.END);
            return;
        }
        if (!outcome.equals("ignored")) {
            assertThat(client.next()).startsWith(outcome);
        }
        boolean joined = connected || outcome.startsWith("40{");
        client.send(joined ? "427[\"echo\",\"fence\"]" : "40");
        assertThat(client.next()).startsWith(joined ? "437[\"fence\"]" : "40{");
    }

    /** Sends any packets of Engine.IO, and receives those of the server. */
    private abstract static class Client implements AutoCloseable {
        static final String END = "the end";

        void sendAny(String packet) throws IOException {
            if (packet.startsWith("b:")) {
                sendBinary(HexFormat.of().parseHex(packet.substring(2)));
            } else if (packet.startsWith("x:")) {
                send(HexFormat.of().parseHex(packet.substring(2)));
            } else {
                send(packet);
            }
        }

        void send(String packet) throws IOException {
            send(packet.getBytes(StandardCharsets.UTF_8));
        }

        abstract void send(byte[] text) throws IOException;

        abstract void sendBinary(byte[] data) throws IOException;

        abstract String next() throws IOException;

        @Override
        public abstract void close() throws IOException;
    }

    private static final class WebSocket extends Client {
        private final RawWebSocket socket = RawWebSocket.open(server.port(), "/socket.io/?EIO=4&transport=websocket");

        WebSocket() throws IOException {
            socket.text();
        }

        @Override
        void send(byte[] text) throws IOException {
            socket.frame(0x81, text);
        }

        @Override
        void sendBinary(byte[] data) throws IOException {
            socket.sendBinary(data);
        }

        @Override
        String next() throws IOException {
            String frame = socket.next();
            return frame.startsWith("close ") ? END : frame.substring("text ".length());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Each request has a connection of its own: that of one which is refused is closed. */
    private static final class Polling extends Client {
        private final String target;

        Polling() throws IOException {
            String opening = "/socket.io/?EIO=4&transport=polling";
            try (RawHttp http = new RawHttp(server.port())) {
                target = opening + "&sid=" + PollingClient.sid(http.get(opening).body());
            }
        }

        @Override
        void send(byte[] text) throws IOException {
            try (RawHttp http = new RawHttp(server.port())) {
                http.request("POST", target, text);
                assertThat(http.read().status()).isIn(200, 400);
            }
        }

        @Override
        void sendBinary(byte[] data) throws IOException {
            send("b" + Base64.getEncoder().encodeToString(data));
        }

        @Override
        String next() throws IOException {
            try (RawHttp http = new RawHttp(server.port())) {
                RawHttp.Answer answer = http.get(target);
                List<String> packets = List.of(answer.body().split("\u001e"));
                assertThat(packets).hasSize(1);
                return answer.status() == 200 && !packets.get(0).equals("1") ? packets.get(0) : END;
            }
        }

        @Override
        public void close() throws IOException {
            send("1");
        }
    }
}
