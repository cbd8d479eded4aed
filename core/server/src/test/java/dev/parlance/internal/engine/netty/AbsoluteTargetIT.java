package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets in absolute form, which a server accepts and whose host counts in place of {@code Host} (RFC 9112, section 3.2.2). */
class AbsoluteTargetIT {
    private RunningEngine engine;
    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start();
        engine.handler.onRequest = request -> CompletableFuture.completedFuture(
                HttpResponse.text(200, request.headers().all("Host") + " " + request.url()));
        http = engine.http();
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://app.example/health?deep=1, [app.example] /health?deep=1",
        "HTTP://app.example:9092/a%20b, [app.example:9092] /a%20b",
        "https://app.example, [app.example] /",
        "http://app.example?x=1, [app.example] /?x=1",
        "http://[::1]:9092/x, [[::1]:9092] /x",
        "/x?to=http://evil.example/, [other.example] /x?to=http://evil.example/",
    })
    void aRequestIsForTheHostAndPathOfItsTarget(String target, String seen) throws Exception {
        http.write("GET " + target + " HTTP/1.1\r\nHost: other.example\r\n\r\n");
        assertThat(http.read().body()).isEqualTo(seen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user@app.example/",
                "http:///x",
                "http://",
                "http://app.example:port/",
                "http://app.example:99999/",
                "http://a/b@c:d:e",
                "http://a,b/",
            })
    void aTargetWithoutAValidHostIs400(String target) throws Exception {
        http.write("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(http.read().status()).isEqualTo(target.startsWith("http://a/") ? 200 : 400);
    }

    @Test
    void sessionsOpenThere() throws Exception {
        http.write("GET http://app.example/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: inside.example\r\n"
                + "Origin: http://app.example\r\n\r\n");
        String sid = PollingClient.sid(http.read().body());
        http.write("POST ws://app.example/socket.io/?EIO=4&transport=polling&sid=" + sid
                + " HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\n4hello");
        assertThat(http.read().body()).isEqualTo("ok");
        assertThat(engine.handler.next().next()).isEqualTo("text hello");
    }
}
