package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import java.io.EOFException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What could be understood in two ways is refused, and nothing behind it is a request: a proxy in front that takes the end of a
 * request to be elsewhere would pass a second one on with it.
 */
class RequestSmugglingIT {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    /** Behind each head: the end of a chunked body, 5 bytes for whoever counts, then the second request. */
    private static final String BEHIND = "0\r\n\r\n" + SMUGGLED;

    private static final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private static RunningEngine engine;

    @BeforeAll
    static void open() throws Exception {
        engine = RunningEngine.start();
        engine.handler.onRequest = request -> {
            handled.add(request.path());
            return CompletableFuture.completedFuture(HttpResponse.text(200, "ok"));
        };
    }

    @BeforeEach
    void clear() {
        handled.clear();
    }

    @AfterAll
    static void close() throws Exception {
        engine.close();
    }

    static Stream<Arguments> heads() {
        return Stream.of(
                fields("an unknown coding", "Transfer-Encoding: xchunked"),
                fields("identity as a coding", "Transfer-Encoding: identity"),
                fields("chunked and another", "Transfer-Encoding: chunked, xchunked"),
                fields("another and chunked", "Transfer-Encoding: gzip, chunked"),
                fields("chunked twice in one list", "Transfer-Encoding: chunked, chunked"),
                fields("chunked and nothing", "Transfer-Encoding: chunked,"),
                fields("nothing and chunked", "Transfer-Encoding: ,chunked"),
                fields("a quoted coding", "Transfer-Encoding: \"chunked\""),
                fields("a coding in single quotes", "Transfer-Encoding: 'chunked'"),
                fields("a coding with a parameter", "Transfer-Encoding: chunked;q=1"),
                fields("an empty coding", "Transfer-Encoding:"),
                fields("a coding behind a vertical tab", "Transfer-Encoding:\u000bchunked"),
                fields("a coding before a form feed", "Transfer-Encoding: chunked\u000c"),
                fields("a coding behind a no-break space", "Transfer-Encoding: \u00a0chunked"),
                fields("a coding before NUL", "Transfer-Encoding: chunked\0"),
                fields("a coding in another script", "Transfer-Encoding: chun\u212aed"),
                fields("two codings, the same", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
                fields("two codings, the second unknown", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity"),
                fields("two codings, the first unknown", "Transfer-Encoding: x\r\ntransfer-encoding: chunked"),
                fields("a coding and a length", "Transfer-Encoding: chunked\r\nContent-Length: 5"),
                fields("a length and a coding", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
                fields("a length of nothing and a coding", "Content-Length: 0\r\nTransfer-Encoding: chunked"),
                fields("two lengths", "Content-Length: 5\r\nContent-Length: 50"),
                fields("two lengths, the same", "Content-Length: 5\r\nContent-Length: 5"),
                fields("two lengths in one list", "Content-Length: 5, 5"),
                fields("two lengths of nothing", "Content-Length: 0\r\nContent-Length: 0"),
                fields("an empty length", "Content-Length:"),
                fields("a length with a plus", "Content-Length: +5"),
                fields("a length with a minus", "Content-Length: -5"),
                fields("a hexadecimal length", "Content-Length: 0x5"),
                fields("a length with a fraction", "Content-Length: 5.0"),
                fields("a length with an exponent", "Content-Length: 5e0"),
                fields("a length with an underscore", "Content-Length: 5_0"),
                fields("a length with a space within", "Content-Length: 5 0"),
                fields("a length behind a no-break space", "Content-Length: \u00a05"),
                fields("a length beyond 64 bits", "Content-Length: 18446744073709551621"),
                fields("a length with 400 zeros", "Content-Length: " + "0".repeat(400) + "5"),
                fields("a space before the colon of a length", "Content-Length : 5"),
                fields("a space before the colon of a coding", "Transfer-Encoding : chunked"),
                fields("a tab before the colon", "Transfer-Encoding\t: chunked"),
                fields("a folded coding", "Transfer-Encoding:\r\n chunked"),
                fields("a folded length", "X: y\r\n\tContent-Length: 5"),
                fields("a folded first field", " X: y"),
                fields("a bare line feed before a length", "X: y\nContent-Length: 5"),
                fields("a bare carriage return before a length", "X: y\rContent-Length: 5"),
                fields("a carriage return too many", "X: y\r\r\nContent-Length: 5"),
                fields("an end of bare line feeds", "X: y\n\n"),
                fields("NUL in a value", "X: y\u0000z"),
                fields("a name that is no token", "Content Length: 5"),
                fields("a name in parentheses", "(Content-Length): 5"),
                fields("no name", ": 5"),
                fields("no colon", "Content-Length"),
                fields("a second host", "Host: y"),
                fields("a host with a path", "host: x/y"),
                request("no host", "POST /first HTTP/1.1\r\nContent-Length: 5\r\n\r\n"),
                request("a host with a user", "POST /first HTTP/1.1\r\nHost: user@x\r\n\r\n"),
                request("a coding in HTTP/1.0", "POST /first HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
                request("two spaces in the request line", "GET  /first HTTP/1.1\r\nHost: x\r\n\r\n"),
                request("tabs in the request line", "GET\t/first\tHTTP/1.1\r\nHost: x\r\n\r\n"),
                request("a space behind the version", "GET /first HTTP/1.1 \r\nHost: x\r\n\r\n"),
                request("a space before the method", " GET /first HTTP/1.1\r\nHost: x\r\n\r\n"),
                request("a space in the target", "GET /first /x HTTP/1.1\r\nHost: x\r\n\r\n"),
                request("a target with a user", "GET http://user@x/first HTTP/1.1\r\nHost: x\r\n\r\n"),
                request("bare line feeds", "GET /first HTTP/1.1\nHost: x\n\n"),
                request("an unknown version", "GET /first HTTP/1.3\r\nHost: x\r\n\r\n"),
                request("a version in lower case", "GET /first http/1.1\r\nHost: x\r\n\r\n"),
                request("no version", "GET /first\r\n"),
                request("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                chunks("a bare line feed behind a size", "1\nx\r\n0\r\n\r\n"),
                chunks("a bare line feed behind a chunk", "1\r\nx\n0\r\n\r\n"),
                chunks("a space behind a size", "1 \r\nx\r\n0\r\n\r\n"),
                chunks("a space before a size", " 1\r\nx\r\n0\r\n\r\n"),
                chunks("a size with a plus", "+1\r\nx\r\n0\r\n\r\n"),
                chunks("a size with a minus", "-1\r\nx\r\n0\r\n\r\n"),
                chunks("a size with a prefix", "0x1\r\nx\r\n0\r\n\r\n"),
                chunks("a size that is no number", "g\r\nx\r\n0\r\n\r\n"),
                chunks("no size", "\r\nx\r\n0\r\n\r\n"),
                chunks("no size but an extension", ";a=b\r\nx\r\n0\r\n\r\n"),
                chunks("a size beyond 31 bits", "ffffffff\r\nx\r\n0\r\n\r\n"),
                chunks("a size beyond 32 bits", "100000001\r\nx\r\n0\r\n\r\n"),
                chunks("a size beyond 64 bits", "10000000000000001\r\nx\r\n0\r\n\r\n"),
                chunks("a size with many zeros", "0000000000000001\r\nx\r\n0\r\n\r\n"),
                chunks("a chunk longer than its size", "1\r\nxyz\r\n0\r\n\r\n"),
                chunks("a chunk shorter than its size", "5\r\nx\r\n0\r\n\r\n"),
                chunks("a bare line feed in an extension", "1;a\nb\r\nx\r\n0\r\n\r\n"),
                chunks("a bare carriage return in an extension", "1;a\rb\r\nx\r\n0\r\n\r\n"),
                chunks("a line feed in a quoted extension", "1;a=\"\n\"\r\nx\r\n0\r\n\r\n"),
                chunks("NUL in an extension", "1;a\0\r\nx\r\n0\r\n\r\n"),
                chunks("extensions without end", "1;" + "a".repeat(20_000) + "\r\nx\r\n0\r\n\r\n"),
                chunks("extensions of many chunks", ("1;" + "a".repeat(2_000) + "\r\nx\r\n").repeat(9) + "0\r\n\r\n"),
                chunks("a trailer with a bare line feed", "0\r\nX: y\n\r\n\r\n"),
                chunks("a folded trailer", "0\r\nX: y\r\n z\r\n\r\n"),
                chunks("a trailer with a space before the colon", "0\r\nContent-Length : 5\r\n\r\n"),
                chunks("trailers without end", "0\r\n" + "X: y\r\n".repeat(4_000) + "\r\n"));
    }

    private static Arguments fields(String name, String fields) {
        return request(name, "POST /first HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n");
    }

    private static Arguments chunks(String name, String chunks) {
        return request(name, "POST /first HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
    }

    private static Arguments request(String name, String request) {
        return Arguments.of(name, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void whatIsAmbiguousIs400AndNothingBehindItIsARequest(String name, String request) throws Exception {
        try (RawHttp http = engine.http()) {
            http.write(latin1(request + BEHIND));
            assertThat(http.read().status()).isEqualTo(400);
            assertThat(isClosed(http)).isTrue();
        }
        assertThat(handled).isEmpty();
    }

    // As a proxy that knows only the first part would send it.
    @ParameterizedTest(name = "{0}")
    @MethodSource("heads")
    void norWhenItComesInPieces(String name, String request) throws Exception {
        try (RawHttp http = engine.http()) {
            byte[] bytes = latin1(request + BEHIND);
            int piece = Math.max(1, bytes.length / 50);
            try {
                for (int i = 0; i < bytes.length; i += piece) {
                    http.socket.getOutputStream().write(bytes, i, Math.min(piece, bytes.length - i));
                }
            } catch (SocketException closedAlready) {
                // It was refused before its end.
            }
            assertThat(isClosedAfter400(http)).isTrue();
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void whatStandsBeforeAnAmbiguousRequestIsAnswered() throws Exception {
        try (RawHttp http = engine.http()) {
            http.write(
                    "POST /good HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n1;a=\"b\"\r\nx\r\n0\r\nX: y\r\n\r\n"
                            + "POST /bad HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n" + SMUGGLED);
            assertThat(http.read().status()).isEqualTo(200);
            assertThat(http.read().status()).isEqualTo(400);
            assertThat(isClosed(http)).isTrue();
        }
        assertThat(handled).containsExactly("/good");
    }

    @Test
    void aBodyThatLooksLikeARequestIsABody() throws Exception {
        try (RawHttp http = engine.http()) {
            http.write("POST /first HTTP/1.1\r\nHost: x\r\nContent-Length: " + SMUGGLED.length() + "\r\n\r\n" + SMUGGLED
                    + "POST /second HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + Integer.toHexString(SMUGGLED.length()) + "\r\n" + SMUGGLED + "\r\n0\r\n\r\n");
            assertThat(http.read().status()).isEqualTo(200);
            assertThat(http.read().status()).isEqualTo(200);
        }
        assertThat(handled).containsExactly("/first", "/second");
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isClosed(RawHttp http) throws Exception {
        try {
            return http.isClosedByServer();
        } catch (SocketException reset) {
            return true;
        }
    }

    // What was sent after the refusal may have reset the connection before the answer was read.
    private static boolean isClosedAfter400(RawHttp http) throws Exception {
        try {
            assertThat(http.read().status()).isEqualTo(400);
            return isClosed(http);
        } catch (SocketException | EOFException closed) {
            return true;
        }
    }
}
