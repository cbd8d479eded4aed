package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpConnectionIT {
    @Test
    void requestsSentAheadAreAnsweredInTheirOrder() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            engine.handler.onRequest = request -> CompletableFuture.supplyAsync(
                    () -> HttpResponse.text(200, request.path() + new String(request.body())));
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 200; i++) {
                all.append("POST /").append(i).append(" HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\n\r\n!");
            }
            http.write(all.toString());
            for (int i = 0; i < 200; i++) {
                assertThat(http.read().body()).isEqualTo("/" + i + "!");
            }
        }
    }

    @Test
    void requestsSentBehindAPollWaitForItsAnswer() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            String poll = "GET " + client.target + " HTTP/1.1\r\nHost: x\r\n\r\n";
            client.polls.write(poll + poll + "GET /else HTTP/1.1\r\nHost: x\r\n\r\n");
            session.send("first");
            assertThat(client.polls.read().body()).isEqualTo("4first");
            session.send("second");
            assertThat(client.polls.read().body()).isEqualTo("4second");
            assertThat(client.polls.read().status()).isEqualTo(404);
        }
    }

    @Test
    void oldClientKeepsItsConnectionOnlyIfItAsks() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            http.write("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            assertThat(http.read().header("connection")).isEqualTo("keep-alive");
            http.write("GET /x HTTP/1.0\r\n\r\n");
            assertThat(http.read().header("connection")).isEqualTo("close");
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET\r\n\r\n", "\u0000\u0001\u0002\r\n\r\n", "GET /x HTTP/1.1\r\nno colon\r\n\r\n"})
    void whatIsNotHttpIsRefusedAndCut(String garbage) throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            http.write(garbage);
            assertThat(http.read().status()).isEqualTo(400);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void headsAreLimitedTo16Kibibytes() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp line = engine.http();
                RawHttp headers = engine.http();
                RawHttp fine = engine.http()) {
            line.write("GET /" + "x".repeat(17_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(line.read().status()).isEqualTo(414);
            headers.write("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(17_000) + "\r\n\r\n");
            assertThat(headers.read().status()).isEqualTo(431);
            fine.write("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(16_000) + "\r\n\r\n");
            assertThat(fine.read().status()).isEqualTo(404);
        }
    }

    @Test
    void theLimitOfHeadsIsAnOption() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.maxRequestHead = 2_000);
                RawHttp line = engine.http();
                RawHttp headers = engine.http();
                RawHttp fine = engine.http()) {
            line.write("GET /" + "x".repeat(2_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(line.read().status()).isEqualTo(414);
            headers.write("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(2_000) + "\r\n\r\n");
            assertThat(headers.read().status()).isEqualTo(431);
            fine.write("GET / HTTP/1.1\r\nHost: x\r\nX: " + "x".repeat(1_900) + "\r\n\r\n");
            assertThat(fine.read().status()).isEqualTo(404);
        }
    }

    @Test
    void connectionThatSendsNoWholeRequestIsCut() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> {
                    settings.upgradeTimeout = Duration.ofMillis(150);
                    settings.pingInterval = Duration.ofMillis(150);
                    settings.pingTimeout = Duration.ofMillis(150);
                    settings.keepAlive = Duration.ofMillis(150);
                    settings.bodyTimeout = Duration.ofMillis(150);
                });
                RawHttp silent = engine.http();
                RawHttp slow = engine.http();
                RawHttp half = engine.http();
                RawHttp idle = engine.http()) {
            slow.write("GET / HTTP/1.1\r\nHost: x\r\nX: ");
            half.write("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12");
            assertThat(idle.get("/x").status()).isEqualTo(404);
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(slow.isClosedByServer()).isTrue();
            assertThat(half.read().status()).isEqualTo(408);
            assertThat(half.isClosedByServer()).isTrue();
            assertThat(idle.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anIdleConnectionIsKeptAsLongAsItsOptionSays() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> {
                    settings.upgradeTimeout = Duration.ofMillis(50);
                    settings.pingInterval = Duration.ofMillis(50);
                    settings.pingTimeout = Duration.ofMillis(50);
                    settings.keepAlive = Duration.ofMinutes(5);
                });
                RawHttp kept = engine.http()) {
            assertThat(kept.get("/x").status()).isEqualTo(404);
            // Several others come, are silent, and are cut meanwhile.
            for (int i = 0; i < 4; i++) {
                try (RawHttp another = engine.http()) {
                    assertThat(another.isClosedByServer()).isTrue();
                }
            }
            assertThat(kept.get("/x").status()).isEqualTo(404);
        }
    }

    @Test
    void anIdleConnectionIsCutAfterTheTimeOfItsOption() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.keepAlive = Duration.ofMillis(50));
                RawHttp idle = engine.http()) {
            assertThat(idle.get("/x").status()).isEqualTo(404);
            assertThat(idle.isClosedByServer()).isTrue();
        }
    }

    @Test
    void requestThatWaitsForTheServerIsNotCut() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> {
                    settings.upgradeTimeout = Duration.ofMillis(50);
                    settings.pingInterval = Duration.ofMillis(50);
                    settings.pingTimeout = Duration.ofMillis(50);
                });
                RawHttp waiting = engine.http();
                RawHttp silent = engine.http()) {
            CompletableFuture<HttpResponse> later = new CompletableFuture<>();
            engine.handler.onRequest = request -> later;
            waiting.request("GET", "/x", new byte[0]);
            // Several others come, are silent, and are cut meanwhile.
            assertThat(silent.isClosedByServer()).isTrue();
            for (int i = 0; i < 4; i++) {
                try (RawHttp another = engine.http()) {
                    assertThat(another.isClosedByServer()).isTrue();
                }
            }
            later.complete(HttpResponse.text(200, "at last"));
            assertThat(waiting.read().body()).isEqualTo("at last");
        }
    }

    @Test
    void sessionOutlivesItsConnectionsDeadline() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> settings.upgradeTimeout = Duration.ofMillis(50));
                RawWebSocket socket = engine.webSocket();
                RawHttp silent = engine.http()) {
            var session = engine.handler.next();
            assertThat(silent.isClosedByServer()).isTrue();
            session.send("still here");
            assertThat(socket.text()).isEqualTo("4still here");
            session.session.close(CloseReason.FORCED_CLOSE);
        }
    }
}
