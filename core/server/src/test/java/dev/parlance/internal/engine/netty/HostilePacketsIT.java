package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
        try (PacketClient client = PacketClient.open(transport, server.port())) {
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

    private static void expect(PacketClient client, boolean connected, String outcome) throws IOException {
        if (outcome.equals("closed")) {
            assertThat(client.next()).isEqualTo(PacketClient.END);
            return;
        }
        if (!outcome.equals("ignored")) {
            assertThat(client.next()).startsWith(outcome);
        }
        boolean joined = connected || outcome.startsWith("40{");
        client.send(joined ? "427[\"echo\",\"fence\"]" : "40");
        assertThat(client.next()).startsWith(joined ? "437[\"fence\"]" : "40{");
    }
}
