package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.internal.engine.EngineHandler.Routes;
import dev.parlance.internal.engine.EngineOptions.Origins;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import dev.parlance.internal.server.CapturedLog;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that the server answers itself say why, and a page that may connect can read it. */
class ErrorAnswersIT {
    private static final String LONG = "x".repeat(17_000);

    private CapturedLog log;
    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        log = new CapturedLog();
        engine = RunningEngine.start(settings -> {
            settings.maxPayload = 1_000;
            settings.origins = new Origins(false, Set.of("https://good.example"));
        });
        engine.handler.routes =
                path -> new Routes(path.equals("/served") || path.equals("/fails"), path.equals("/feed"));
        engine.handler.onRequest = request -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        log.close();
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                error("GET /served HTTP/1.1", "X: y\r\n folded", 400, "not a valid request: not a header field"),
                error(
                        "GET /served HTTP/1.1",
                        "Content-Length: 1\r\nContent-Length: 2",
                        400,
                        "not a valid request: not exactly one Content-Length"),
                error("GET /served HTTP/1.1", "Host: again", 400, "not a valid request: not exactly one Host"),
                error("GET /%zz HTTP/1.1", "X: y", 400, "not a path"),
                error("GET /served HTTP/1.1", "Content-Length: 1", 400, "a body with a method that takes none"),
                error("GET /nothing HTTP/1.1", "X: y", 404, "Not found"),
                error("DELETE /feed HTTP/1.1", "X: y", 405, "a WebSocket is opened with GET"),
                error(
                        "POST /served HTTP/1.1",
                        "Content-Length: 1001",
                        413,
                        "a body is at most 1000 bytes long (maxPayload)"),
                error(
                        "GET /" + LONG + " HTTP/1.1",
                        "X: y",
                        414,
                        "a request line is at most 16384 bytes long (requestHead)"),
                error(
                        "POST /served HTTP/1.1",
                        "Content-Encoding: gzip\r\nContent-Length: 1",
                        415,
                        "a body with a Content-Encoding is not accepted"),
                error("GET /feed HTTP/1.1", "X: y", 426, "only a WebSocket of version 13 is served here"),
                error(
                        "GET /served HTTP/1.1",
                        "X: " + LONG,
                        431,
                        "header fields are at most 16384 bytes long (requestHead)"),
                error("GET /fails HTTP/1.1", "X: y", 500, "Internal server error"));
    }

    private static Arguments error(String line, String fields, int status, String reason) {
        return Arguments.of(line, fields, status, reason);
    }

    @ParameterizedTest(name = "{2} {3}")
    @MethodSource("errors")
    void anErrorSaysWhyAndAListedPageCanReadIt(String line, String fields, int status, String reason) throws Exception {
        try (RawHttp http = engine.http()) {
            http.write(line + "\r\nHost: x\r\nOrigin: https://good.example\r\n" + fields + "\r\n\r\n");
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(reason + "\n");
            assertThat(answer.header("content-type")).isEqualTo("text/plain; charset=utf-8");
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://good.example");
            assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(answer.header("vary")).isEqualTo("Origin");
        }
    }

    @ParameterizedTest(name = "{2} {3}")
    @MethodSource("errors")
    void otherPagesCannot(String line, String fields, int status, String reason) throws Exception {
        for (String origin : new String[] {"X-Origin: none", "Origin: https://evil.example"}) {
            try (RawHttp http = engine.http()) {
                http.write(line + "\r\nHost: x\r\n" + origin + "\r\n" + fields + "\r\n\r\n");
                RawHttp.Answer answer = http.read();
                assertThat(answer.status()).isEqualTo(status);
                assertThat(answer.header("access-control-allow-origin")).isNull();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, EIO=4&transport=flashsocket, Transport unknown",
        "GET, transport=polling, Unsupported protocol version",
        "GET, EIO=3&transport=polling, Unsupported protocol version",
        "GET, EIO=4&transport=polling&sid=secret, Session ID unknown",
        "PUT, EIO=4&transport=polling, Bad handshake method",
        "GET, EIO=4&transport=websocket, Bad request",
    })
    void aHandshakeThatIsRefusedIsReported(String method, String query, String reason) throws Exception {
        try (RawHttp http = engine.http()) {
            http.request(method, "/socket.io/?" + query, new byte[0]);
            assertThat(http.read().status()).isEqualTo(400);
        }
        assertThat(engine.handler.incidents)
                .containsExactly(new Incident(Kind.REQUEST_REFUSED, "127.0.0.1", "400: " + reason));
    }

    @ParameterizedTest(name = "{2} {3}")
    @MethodSource("errors")
    void whatIsWrongWithARequestIsReported(String line, String fields, int status, String reason) throws Exception {
        try (RawHttp http = engine.http()) {
            http.write(line + "\r\nHost: x\r\n" + fields + "\r\n\r\n");
            http.read();
        }
        boolean ofTheRequest =
                reason.startsWith("not a valid") || Set.of(413, 414, 415, 431).contains(status);
        if (ofTheRequest) {
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(Kind.REQUEST_REFUSED, "127.0.0.1", status + ": " + reason));
        } else {
            assertThat(engine.handler.incidents).isEmpty();
        }
    }
}
