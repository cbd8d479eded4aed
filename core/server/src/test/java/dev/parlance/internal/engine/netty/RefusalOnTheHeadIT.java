package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.EngineHandler.Routes;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is refused is refused although not one byte of the announced body has come. */
class RefusalOnTheHeadIT {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String EXPECTING = "Content-Length: 5\r\nExpect: 100-continue";

    private RunningEngine engine;
    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.maxPayload = 1_000);
        engine.handler.routes = path -> new Routes(path.equals("/served"), path.equals("/feed"));
        engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.text(200, "asked"));
        http = engine.http();
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", "Content-Length: 900", CHUNKED, EXPECTING})
    void aBodyForAnUnknownPathIs404(String framing) throws Exception {
        head("POST", "/nothing", framing);
        assertRefused(404);
    }

    @Test
    void aPathIsKnownByItsDecodedName() throws Exception {
        head("POST", "/%73erved?x", EXPECTING);
        assertThat(http.read(false).status()).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "nothing", "*"})
    void aBodyForAPathThatIsNoneIs400(String target) throws Exception {
        head("POST", target, "Content-Length: 5");
        assertRefused(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5", CHUNKED, EXPECTING})
    void aBodyForAWebSocketsPathIs405(String framing) throws Exception {
        head("POST", "/feed", framing);
        assertThat(assertRefused(405).header("allow")).isEqualTo("GET");
    }

    @Test
    void anotherMethodOnAWebSocketsPathIs405EvenWithoutABody() throws Exception {
        head("DELETE", "/feed", "X: y");
        assertThat(http.read().status()).isEqualTo(405);
        head("GET", "/feed", "X: y");
        assertThat(http.read().status()).as("asks for no upgrade").isEqualTo(426);
        head("GET", "/served", "X: y");
        assertThat(http.read().body()).as("the connection goes on").isEqualTo("asked");
    }

    @Test
    void anUnknownPathWithoutABodyKeepsItsConnection() throws Exception {
        head("POST", "/nothing", "Content-Length: 0");
        assertThat(http.read().status()).isEqualTo(404);
        head("GET", "/served", "X: y");
        assertThat(http.read().body()).isEqualTo("asked");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1001",
                "Content-Length: 999999999999999999",
                "Content-Length: 1001\r\nExpect: 100-continue"
            })
    void aBodyThatIsAnnouncedTooLongIs413(String framing) throws Exception {
        head("POST", "/served", framing);
        assertRefused(413);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /served",
        "HEAD, /served",
        "TRACE, /served",
        "CONNECT, /served",
        "GET, /feed",
        "OPTIONS, /socket.io/",
        "GET, /socket.io/?EIO=4&transport=polling",
        "GET, /nothing"
    })
    void aBodyWithAMethodThatTakesNoneIsRefused(String method, String target) throws Exception {
        head(method, target, EXPECTING);
        RawHttp.Answer answer = http.read(!method.equals("HEAD"));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(http.isClosedByServer()).isTrue();
        assertThat(engine.handler.openings).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, '', 2",
        "POST, &sid=nobody, 1",
        "PUT, '', 2",
        "PUT, &sid=nobody, 1",
    })
    void aBodyWithoutASessionIsRefused(String method, String query, int code) throws Exception {
        for (String framing : new String[] {"Content-Length: 900", CHUNKED, EXPECTING}) {
            try (RawHttp each = engine.http()) {
                each.write(method + " " + POLLING + query + " HTTP/1.1\r\nHost: x\r\n" + framing + "\r\n\r\n");
                RawHttp.Answer answer = each.read();
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).startsWith("{\"code\":" + code);
                assertThat(each.isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void aSessionsPollTakesNoBody() throws Exception {
        try (PollingClient client = engine.polling()) {
            http.write("GET " + client.target + " HTTP/1.1\r\nHost: x\r\n" + EXPECTING + "\r\n\r\n");
            assertThat(assertRefused(400).body()).startsWith("{\"code\":3");
            engine.handler.next().send("unharmed");
            assertThat(client.poll().body()).isEqualTo("4unharmed");
        }
    }

    @Test
    void anUpgradeWithABodyIsRefused() throws Exception {
        for (String target : new String[] {"/feed", "/socket.io/?EIO=4&transport=websocket"}) {
            try (RawHttp each = engine.http()) {
                RawWebSocket.ask(each, target, "Content-Length: 5");
                assertThat(each.read().status()).isEqualTo(400);
                assertThat(each.isClosedByServer()).isTrue();
            }
        }
        assertThat(engine.handler.openings).hasValue(0);
    }

    @Test
    void anUpgradeOnAPathWithoutAWebSocketIs404() throws Exception {
        assertThat(RawWebSocket.refused(engine.port(), "/served").status()).isEqualTo(404);
        assertThat(RawWebSocket.refused(engine.port(), "/nothing").status()).isEqualTo(404);
    }

    @Test
    void aBodyThatIsTakenIsContinued() throws Exception {
        head("POST", "/served", EXPECTING);
        assertThat(http.read(false).status()).isEqualTo(100);
        http.write("12345");
        assertThat(http.read().body()).isEqualTo("asked");
        try (PollingClient client = engine.polling()) {
            client.posts.write("POST " + client.target + " HTTP/1.1\r\nHost: x\r\n" + EXPECTING + "\r\n\r\n");
            assertThat(client.posts.read(false).status()).isEqualTo(100);
            client.posts.write("4abcd");
            assertThat(client.posts.read().body()).isEqualTo("ok");
        }
    }

    private void head(String method, String target, String fields) throws Exception {
        http.write(method + " " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n");
    }

    private RawHttp.Answer assertRefused(int status) throws Exception {
        RawHttp.Answer answer = http.read();
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("connection")).isEqualTo("close");
        assertThat(http.isClosedByServer()).isTrue();
        return answer;
    }
}
