package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.ParlanceServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replays what clients in other languages send, from {@code client-bytes/<name>.txt}. Each line is a step: {@code request}
 * and {@code websocket} write a head (⏎ is CRLF) on a connection, {@code answer} and {@code receive} are what must come, as
 * regular expressions, {@code send} is a text frame, {@code emit} has the server emit.
 */
class ClientBytesIT {
    private @Nullable RawHttp http;
    private @Nullable RawWebSocket socket;
    private String sid = "";

    @ParameterizedTest
    @ValueSource(strings = {"php", "dotnet", "swift"})
    void theClientConnectsAndIsServed(String client) throws Exception {
        try (ParlanceServer server = ParlanceServer.builder().port(0).build()) {
            server.namespace("/").untyped().on("echo", (from, arguments, ack) -> {
                if (ack.isExpected()) {
                    ack.send(arguments.get(0));
                } else {
                    from.untyped().emit("echo", arguments.get(0));
                }
            });
            server.start();
            for (String line : lines(client)) {
                int space = line.indexOf(' ');
                step(server, line.substring(0, space), line.substring(space + 1));
            }
        } finally {
            if (http != null) {
                http.close();
            }
            if (socket != null) {
                socket.close();
            }
        }
    }

    private static List<String> lines(String client) throws IOException {
        try (InputStream in = ClientBytesIT.class.getResourceAsStream("/client-bytes/" + client + ".txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }

    private void step(ParlanceServer server, String step, String text) throws IOException {
        switch (step) {
            case "request" -> {
                if (http == null) {
                    http = new RawHttp(server.port());
                }
                http.write(bytes(server, text));
            }
            case "answer" -> {
                RawHttp.Answer answer = http().read();
                assertThat(answer.status()).isEqualTo(200);
                assertMatches(answer.body(), text);
            }
            case "websocket" -> {
                RawHttp connection = new RawHttp(server.port());
                connection.write(bytes(server, text));
                socket = RawWebSocket.opened(connection);
            }
            case "send" -> socket().sendText(text);
            case "receive" -> assertMatches(socket().text(), text);
            case "emit" -> server.namespace("/").untyped().emit("told", text);
            default -> throw new IllegalArgumentException(step);
        }
    }

    private String bytes(ParlanceServer server, String text) {
        return text.replace("⏎", "\r\n")
                .replace("PORT", String.valueOf(server.port()))
                .replace("SID", sid);
    }

    private void assertMatches(String text, String expected) {
        Matcher matcher = Pattern.compile(expected).matcher(text);
        assertThat(matcher.matches()).as("%s for %s", text, expected).isTrue();
        if (expected.contains("(?<sid>")) {
            sid = matcher.group("sid");
        }
    }

    private RawHttp http() {
        return Objects.requireNonNull(http);
    }

    private RawWebSocket socket() {
        return Objects.requireNonNull(socket);
    }
}
