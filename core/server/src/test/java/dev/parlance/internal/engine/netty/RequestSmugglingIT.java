package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSmugglingIT {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private final Queue<String> handled = new ConcurrentLinkedQueue<>();
    private RunningEngine engine;
    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start();
        engine.handler.onRequest = request -> {
            handled.add(request.path());
            return CompletableFuture.completedFuture(HttpResponse.text(200, "ok"));
        };
        http = engine.http();
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: identity",
                "Transfer-Encoding: chunked, xchunked",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                "Content-Length: 4\r\nContent-Length: 40",
                "Content-Length: 0\r\nContent-Length: 0",
                "Content-Length: +4",
                "Content-Length : 4",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\r\n chunked",
                "X: y\r\n Content-Length: 4",
                "X: y\nContent-Length: 4",
                "X: y\rContent-Length: 4",
                "X: y\u0000z",
                "Host: y",
            })
    void anAmbiguousHeadIs400AndNothingBehindItIsARequest(String fields) throws Exception {
        http.write("POST /first HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n" + "0\r\n\r\n" + SMUGGLED);
        assertRefused();
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /first HTTP/1.1\r\n\r\n",
                "POST /first HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET  /first HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /first HTTP/1.1\nHost: x\n\n",
                "GET /first HTTP/1.3\r\nHost: x\r\n\r\n",
            })
    void anAmbiguousRequestIs400AndNothingBehindItIsARequest(String request) throws Exception {
        http.write(request + SMUGGLED);
        assertRefused();
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1\nx\r\n0\r\n\r\n",
                "1 \r\nx\r\n0\r\n\r\n",
                "+1\r\nx\r\n0\r\n\r\n",
                "1\r\nxyz\r\n0\r\n\r\n",
                "1\r\nx\n0\r\n\r\n",
                "1;a\nb\r\nx\r\n0\r\n\r\n",
                "0\r\nX: y\n\r\n\r\n",
            })
    void anAmbiguousChunkEndsTheConnection(String chunks) throws Exception {
        http.write("POST /first HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
        http.write(chunks + SMUGGLED);
        assertRefused();
        assertThat(handled).isEmpty();
    }

    @Test
    void anAmbiguousRequestThatArrivesByteByByteIsRefused() throws Exception {
        String request = "POST /first HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n";
        for (int i = 0; i < request.length(); i++) {
            http.write(request.substring(i, i + 1));
        }
        assertRefused();
        assertThat(handled).isEmpty();
    }

    @Test
    void whatStandsBeforeAnAmbiguousRequestIsAnswered() throws Exception {
        http.write("POST /good HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n"
                + "POST /bad HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n" + SMUGGLED);
        assertThat(http.read().status()).isEqualTo(200);
        assertRefused();
        assertThat(handled).containsExactly("/good");
    }

    private void assertRefused() throws Exception {
        assertThat(http.read().status()).isEqualTo(400);
        assertThat(http.isClosedByServer()).isTrue();
    }
}
