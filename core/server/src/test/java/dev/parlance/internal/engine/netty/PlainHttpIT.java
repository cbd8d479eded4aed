package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.server.CapturedLog;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainHttpIT {
    private RunningEngine engine;
    private RawHttp http;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.maxPayload = 1_000);
        http = engine.http();
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        engine.close();
    }

    @Test
    void requestIsHandedUpAndItsAnswerDown() throws Exception {
        AtomicReference<HttpRequest> seen = new AtomicReference<>();
        engine.handler.onRequest = request -> {
            seen.set(request);
            return CompletableFuture.supplyAsync(
                    () -> HttpResponse.of(201, "text/x", "grüße".getBytes(StandardCharsets.UTF_8))
                            .withHeaders(Headers.of("X-A", "1", "x-a", "2", "Content-Length", "99")));
        };
        RawHttp.Answer answer = http.post("/a%20b/ö?q=1%2B1", "body", "X-Tenant: blue");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("grüße");
        assertThat(answer.header("content-type")).isEqualTo("text/x");
        assertThat(answer.header("x-a")).isEqualTo("1\n2");
        assertThat(answer.header("server")).isNull();
        HttpRequest request = seen.get();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).startsWith("/a b/");
        assertThat(request.query().first("q")).isEqualTo("1+1");
        assertThat(request.headers().first("x-tenant")).isEqualTo("blue");
        assertThat(request.body()).asString(StandardCharsets.UTF_8).isEqualTo("body");
    }

    @Test
    void headIsAnsweredWithoutTheBody() throws Exception {
        engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.text(200, "12345"));
        http.request("HEAD", "/x", new byte[0]);
        assertThat(http.read(false).header("content-length")).isEqualTo("5");
        assertThat(http.get("/x").body()).isEqualTo("12345");
    }

    @Test
    void answerWithoutContentHasNoLength() throws Exception {
        engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.of(204));
        assertThat(http.get("/x").header("content-length")).isNull();
        assertThat(http.get("/x").status()).isEqualTo(204);
    }

    @Test
    void failureIs500WithoutItsText() throws Exception {
        try (CapturedLog log = new CapturedLog()) {
            engine.handler.onRequest = request -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
            RawHttp.Answer later = http.get("/x");
            engine.handler.onRequest = request -> {
                throw new IllegalStateException("secret");
            };
            RawHttp.Answer now = http.get("/x");
            engine.handler.onRequest = request -> CompletableFuture.completedFuture(
                    HttpResponse.of(200).withHeader("X", "a\r\nSet-Cookie: stolen=1"));
            RawHttp.Answer split = http.get("/x");
            for (RawHttp.Answer answer : new RawHttp.Answer[] {later, now, split}) {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).doesNotContain("secret");
                assertThat(answer.header("set-cookie")).isNull();
            }
        }
    }

    @Test
    void bodyAboveTheLimitIsRefusedWithoutAsking() throws Exception {
        engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.text(200, "asked"));
        assertThat(http.post("/x", "x".repeat(1_001)).status()).isEqualTo(413);
        assertThat(http.isClosedByServer()).isTrue();
        try (RawHttp other = engine.http()) {
            assertThat(other.post("/x", "x".repeat(1_000)).body()).isEqualTo("asked");
        }
    }

    @Test
    void answerToABodyOnItsWayReachesAClientThatSendsOn() throws Exception {
        http.write("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 50000\r\n\r\n");
        for (int i = 0; i < 50; i++) {
            http.write("x".repeat(1_000));
        }
        assertThat(http.read().status()).isEqualTo(413);
        assertThat(http.isClosedByServer()).isTrue();
    }

    @Test
    void pathThatIsBadlyEncodedIsRefused() throws Exception {
        assertThat(http.get("/%zz").status()).isEqualTo(400);
        assertThat(http.get("nowhere").status()).isEqualTo(400);
        assertThat(http.get("/socket.io/deeper").status()).isEqualTo(404);
    }

    @Test
    void compressedBodyIsNotTaken() throws Exception {
        assertThat(http.post("/x", "x", "Content-Encoding: gzip").status()).isEqualTo(415);
    }
}
