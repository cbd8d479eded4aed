package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.netty.http.LookAlikeOrigins;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attempts to get in where one is not let in, and to take over what belongs to others. The application notes no handler, no room
 * and no ack, and those who are inside notice nothing.
 */
class TakeOverIT {
    private static final int MIN_ATTEMPTS = 150;
    private static final String HEAD = "Host: a.example\r\nOrigin: ";
    private static final String UPGRADE = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

    private static int attempts;
    private static WatchedServer server;
    private static Insiders insiders;

    @BeforeAll
    static void start() throws Exception {
        server = new WatchedServer();
        insiders = new Insiders(server.port());
        insiders.noticeNothing();
        server.everybodyIsIn();
    }

    @AfterEach
    void nobodyIsIn() throws Exception {
        insiders.noticeNothing();
        assertThat(server.intrusions).isEmpty();
    }

    @AfterAll
    static void stop() throws Exception {
        insiders.close();
        server.close();
        assertThat(server.intrusions).as("when all handlers have ended").isEmpty();
        assertThat(attempts).isGreaterThanOrEqualTo(MIN_ATTEMPTS);
    }

    // --- packets

    static Stream<Arguments> packets() throws IOException {
        try (InputStream in = TakeOverIT.class.getResourceAsStream("/take-over-packets.txt")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .flatMap(row ->
                            Stream.of("websocket", "polling").map(transport -> Arguments.of(row[0], transport, row[1])))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "a {0} over {1}: {2}")
    @MethodSource("packets")
    void packets(String who, String transport, String packets) throws Exception {
        boolean isMember = who.equals("member");
        try (PacketClient client = PacketClient.open(transport, server.port())) {
            if (isMember) {
                client.send("40/public,");
                assertThat(client.next()).startsWith("40/public,{");
                assertThat(client.next()).isEqualTo("42/public,0[\"who\"]");
            }
            attempts++;
            for (String packet : insiders.named(packets).split("⏎")) {
                client.sendAny(packet);
            }
            untilHandled(client, isMember);
        }
    }

    /** Whatever runs before the fence has run; a client that is no member becomes one for it. */
    private static void untilHandled(PacketClient client, boolean isMember) throws IOException {
        if (!isMember) {
            client.send("40/public,");
        }
        client.send("42/public,99[\"echo\",\"fence\"]");
        String packet = client.next();
        while (!packet.equals(PacketClient.END) && !packet.equals("43/public,99[\"fence\"]")) {
            assertThat(packet)
                    .doesNotStartWith("40{")
                    .doesNotStartWith("40/admin")
                    .doesNotContain("\"chat:42\"");
            packet = client.next();
        }
    }

    // --- sessions

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "sid={short}",
                "sid={half}",
                "sid=",
                "sid={sid}A",
                "sid={sid}%00",
                "sid={sid}%20",
                "sid=%20{sid}",
                "sid={sid}+",
                "sid={sid}=",
                "sid={sid}/",
                "sid={sid}%0d%0a",
                "sid={other}",
                "sid={swapped}",
                "sid={reversed}",
                "sid={ada}",
                "sid={ada/public}",
                "sid=*",
                "sid=%2A",
                "sid=null",
                "sid=undefined",
                "sid=0",
                "sid=__proto__",
                "sid=..%2F{sid}",
                "sid=%25{sid}",
                "sid={other},{sid}",
                "sid={other}&sid={sid}",
                "sid=&sid={sid}",
                "sid&sid={sid}",
                "sid[]={sid}",
                "sid%00={sid}",
                "SID={sid}",
                "Sid={sid}",
                "session={sid}",
                "sid={other};sid={sid}",
                "x=1;sid={sid}",
            })
    void sessionIdsThatLookAlike(String query) throws Exception {
        for (String sid : insiders.sessions()) {
            tryToUse(insiders.lookAlike(query, sid));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: io={sid}", "Cookie: sid={sid}", "X-Sid: {sid}", "Authorization: Bearer {sid}"})
    void sessionIdsInHeaders(String header) throws Exception {
        for (String sid : insiders.sessions()) {
            tryToUse("sid=", header.replace("{sid}", sid));
        }
    }

    /** Even their ids do not help: what is not polling cannot be polled. */
    @Test
    void sessionsThatHaveAWebSocket() throws Exception {
        for (String sid : insiders.sessionsWithWebSocket()) {
            for (String query :
                    List.of("sid=" + sid, "sid=%" + Integer.toHexString(sid.charAt(0)) + sid.substring(1))) {
                tryToUse(query);
            }
        }
    }

    /** Polls, posts and upgrades. */
    private static void tryToUse(String query, String... headers) throws Exception {
        String polling = "/socket.io/?EIO=4&transport=polling&" + query;
        try (RawHttp http = new RawHttp(server.port())) {
            attempts++;
            assertThat(http.get(polling, headers).body()).doesNotContain("\"say\"");
        }
        try (RawHttp http = new RawHttp(server.port())) {
            attempts++;
            assertThat(http.post(polling, "42[\"say\"]", headers).status()).isEqualTo(400);
        }
        for (String first : List.of("5", "2probe", "42[\"say\"]", "40{\"token\":\"\"}")) {
            attempts++;
            upgrade("/socket.io/?EIO=4&transport=websocket&" + query, first, headers);
        }
    }

    private static void upgrade(String target, String first, String... headers) throws Exception {
        try (RawHttp http = new RawHttp(server.port())) {
            RawWebSocket.ask(http, target, headers);
            RawHttp.Answer answer = http.read();
            if (answer.status() != 101) {
                assertThat(answer.status()).isEqualTo(400);
                return;
            }
            // A session of its own, or a surplus WebSocket: nobody is let in with either.
            RawWebSocket socket = RawWebSocket.opened(http, answer);
            socket.sendText(first);
            socket.sendText("42[\"say\"]");
            socket.assertClosed();
        }
    }

    // --- where credentials are looked for

    @ParameterizedTest
    @ValueSource(strings = {"&token=s3cret", "&auth[token]=s3cret", "&auth=%7B%22token%22%3A%22s3cret%22%7D"})
    void credentialsInTheQuery(String query) throws Exception {
        for (String transport : List.of("websocket", "polling")) {
            signInWith(PacketClient.open(transport, server.port(), query));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cookie: token=s3cret", "Authorization: Bearer s3cret", "token: s3cret", "X-Auth: s3cret"})
    void credentialsInHeaders(String header) throws Exception {
        for (String transport : List.of("websocket", "polling")) {
            signInWith(PacketClient.open(transport, server.port(), "", header));
        }
    }

    private static void signInWith(PacketClient opened) throws Exception {
        try (PacketClient client = opened) {
            attempts++;
            for (String namespace : List.of("", "/admin,", "/tenant-1,")) {
                client.send("40" + namespace);
                assertThat(client.next()).startsWith("44" + namespace);
            }
        }
    }

    // --- origins

    static Stream<String> origins() {
        // Spaces around a header's value are none of it.
        return LookAlikeOrigins.all().stream().filter(origin -> origin.strip().equals(origin));
    }

    @ParameterizedTest
    @MethodSource("origins")
    void originsThatLookAlike(String origin) throws Exception {
        refuses("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n" + HEAD + origin + "\r\n\r\n");
        refuses("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n" + UPGRADE + HEAD + origin + "\r\n\r\n");
        String post = "POST /socket.io/?EIO=4&transport=polling&sid=" + insiders.pollingSession() + " HTTP/1.1\r\n";
        refuses(post + "Content-Length: 9\r\n" + HEAD + origin + "\r\n\r\n42[\"say\"]");
    }

    private static void refuses(String request) throws IOException {
        try (RawHttp http = new RawHttp(server.port())) {
            attempts++;
            http.write(request);
            assertThat(http.read().status()).isIn(400, 403);
        }
    }
}
