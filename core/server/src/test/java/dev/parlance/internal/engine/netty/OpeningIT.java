package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineOptions.Origins;
import dev.parlance.internal.engine.EngineOptions.SessionCookie;
import dev.parlance.internal.server.CapturedLog;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/** What is asked before a session opens, and what becomes of it. */
class OpeningIT {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";

    private final BlockingQueue<HttpRequest> asked = new LinkedBlockingQueue<>();

    private static Opening accepted(String... headers) {
        return new Opening.Accepted(Headers.of(headers));
    }

    private static Opening refused() {
        return new Opening.Refused(HttpResponse.text(418, "short and stout").withHeader("X-Pot", "tea"));
    }

    private RunningEngine start(CompletableFuture<Opening> opening) throws Exception {
        RunningEngine engine = RunningEngine.start(settings -> {
            // One loop: what it has answered comes after what it has noticed before.
            settings.eventLoopThreads = 1;
            settings.origins = new Origins(false, Set.of("https://app.example"));
        });
        engine.handler.onOpening = request -> {
            asked.add(request);
            return opening;
        };
        return engine;
    }

    private RunningEngine start(Opening opening) throws Exception {
        return start(CompletableFuture.completedFuture(opening));
    }

    @Test
    void theRequestIsSeenWithItsUrlAndHeaders() throws Exception {
        try (RunningEngine engine = start(accepted());
                RawHttp http = engine.http()) {
            http.get(POLLING + "&token=a%20b", "X-Tenant: blue");
            HttpRequest request = RecordingHandler.take(asked);
            assertThat(request.method()).isEqualTo("GET");
            assertThat(request.url()).isEqualTo(POLLING + "&token=a%20b");
            assertThat(request.query().first("token")).isEqualTo("a b");
            assertThat(request.headers().first("x-tenant")).isEqualTo("blue");
            assertThat(engine.handler.next().session.handshake()).isSameAs(request);
        }
    }

    @Test
    void theFirstResponseOfPollingHasItsHeadersAndNoLaterOne() throws Exception {
        try (RunningEngine engine = start(accepted("X-Node", "n1", "Set-Cookie", "a=1", "Set-Cookie", "b=2"));
                RawHttp http = engine.http()) {
            RawHttp.Answer first = http.get(POLLING);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.header("x-node")).isEqualTo("n1");
            assertThat(first.header("set-cookie")).isEqualTo("a=1\nb=2");
            String target = POLLING + "&sid=" + PollingClient.sid(first.body());
            engine.handler.next().send("hello");
            assertThat(http.get(target).header("x-node")).isNull();
            assertThat(http.post(target, "3").header("x-node")).isNull();
        }
    }

    @Test
    void onlyTheHandshakeIsAskedAbout() throws Exception {
        try (RunningEngine engine = start(accepted("X-Node", "n1"));
                PollingClient client = engine.polling();
                RawHttp http = engine.http()) {
            assertThat(client.post("4hello").status()).isEqualTo(200);
            try (RawWebSocket upgraded = client.upgrade()) {
                assertThat(upgraded.handshake.header("x-node")).isNull();
                assertThat(http.get("/plain").status()).isEqualTo(404);
                http.request("OPTIONS", POLLING, new byte[0], "Origin: https://app.example");
                assertThat(http.read().status()).isEqualTo(204);
                assertThat(http.get(POLLING, "Origin: https://evil.example").status())
                        .isEqualTo(403);
                assertThat(asked).hasSize(1);
            }
        }
    }

    @Test
    void theResponseThatSwitchesToAWebSocketHasItsHeaders() throws Exception {
        try (RunningEngine engine = start(accepted("X-Node", "n1"));
                RawWebSocket socket = engine.webSocket()) {
            assertThat(socket.handshake.header("x-node")).isEqualTo("n1");
            assertThat(RecordingHandler.take(asked).url()).isEqualTo(WEB_SOCKET);
        }
    }

    @Test
    void whatTheServerWritesItselfIsLeftOut() throws Exception {
        Opening opening = accepted(
                "Content-Type", "text/html",
                "Content-Length", "7",
                "content-encoding", "gzip",
                "Cache-Control", "public",
                "Connection", "close",
                "Transfer-Encoding", "chunked",
                "Upgrade", "h2c",
                "Sec-WebSocket-Accept", "forged",
                "Sec-WebSocket-Protocol", "chat",
                "Access-Control-Allow-Origin", "*",
                "Access-Control-Allow-Credentials", "false");
        try (RunningEngine engine = start(opening);
                RawHttp http = engine.http();
                RawWebSocket socket = RawWebSocket.open(engine.port(), WEB_SOCKET, "Origin: https://app.example")) {
            RawHttp.Answer answer = http.get(POLLING, "Origin: https://app.example");
            assertThat(answer.headers())
                    .containsOnlyKeys(
                            "content-type",
                            "content-length",
                            "cache-control",
                            "access-control-allow-origin",
                            "access-control-allow-credentials",
                            "vary")
                    .containsEntry("content-type", "text/plain; charset=UTF-8")
                    .containsEntry("access-control-allow-origin", "https://app.example");
            assertThat(socket.handshake.headers())
                    .containsOnlyKeys(
                            "upgrade",
                            "connection",
                            "sec-websocket-accept",
                            "access-control-allow-origin",
                            "access-control-allow-credentials",
                            "vary");
        }
    }

    @Test
    void itsCookiesStandBesideTheSessions() throws Exception {
        try (RunningEngine engine =
                        RunningEngine.start(settings -> settings.cookie = new SessionCookie("io", "/", "Lax", false));
                RawHttp http = engine.http()) {
            engine.handler.onOpening = request -> CompletableFuture.completedFuture(accepted("Set-Cookie", "a=1"));
            RawHttp.Answer answer = http.get(POLLING);
            assertThat(answer.header("set-cookie"))
                    .isEqualTo("io=" + PollingClient.sid(answer.body()) + "; Path=/; HttpOnly; SameSite=Lax\na=1");
        }
    }

    @Test
    void aRefusalIsAnsweredAndOpensNothing() throws Exception {
        CompletableFuture<Opening> refused = CompletableFuture.completedFuture(refused());
        try (RunningEngine engine = start(refused);
                RawHttp http = engine.http()) {
            for (RawHttp.Answer answer : new RawHttp.Answer[] {
                http.get(POLLING, "Origin: https://app.example"),
                RawWebSocket.refused(engine.port(), WEB_SOCKET, "Origin: https://app.example")
            }) {
                assertThat(answer.status()).isEqualTo(418);
                assertThat(answer.header("x-pot")).isEqualTo("tea");
                assertThat(answer.header("access-control-allow-origin"))
                        .as("the page may read why")
                        .isEqualTo("https://app.example");
                assertThat(answer.body()).isEqualTo("short and stout");
            }
            engine.handler.onOpening = request -> CompletableFuture.completedFuture(accepted());
            assertThat(http.get(POLLING).status()).as("the connection goes on").isEqualTo(200);
            engine.handler.nextOf(1);
        }
    }

    @Test
    void aFailureIs500WithoutItsText() throws Exception {
        try (CapturedLog log = new CapturedLog();
                RunningEngine engine = start(CompletableFuture.failedFuture(new IllegalStateException("secret")));
                RawHttp http = engine.http()) {
            for (RawHttp.Answer answer :
                    new RawHttp.Answer[] {http.get(POLLING), RawWebSocket.refused(engine.port(), WEB_SOCKET)}) {
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).isEqualTo("Internal server error\n");
            }
        }
    }

    @Test
    void whatIsSentBehindItWaitsForTheDecision() throws Exception {
        CompletableFuture<Opening> opening = new CompletableFuture<>();
        try (RunningEngine engine = start(opening);
                RawHttp http = engine.http();
                RawHttp other = engine.http()) {
            http.write("GET " + POLLING + " HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\n");
            engine.handler.onRequest =
                    request -> CompletableFuture.completedFuture(HttpResponse.text(200, request.path()));
            RecordingHandler.take(asked);
            assertThat(other.get("/other").body()).as("others do not wait").isEqualTo("/other");
            assertThat(engine.handler.openings).hasValue(0);
            opening.complete(accepted());
            assertThat(http.read().body()).startsWith("0{");
            assertThat(http.read().body()).isEqualTo("/first");
            assertThat(http.read().body()).isEqualTo("/second");
        }
    }

    @Test
    void aClientThatHasGoneMeanwhileGetsNoSession() throws Exception {
        CompletableFuture<Opening> opening = new CompletableFuture<>();
        try (RunningEngine engine = start(opening);
                RawHttp other = engine.http()) {
            try (RawHttp polling = engine.http();
                    RawHttp webSocket = engine.http()) {
                polling.request("GET", POLLING, new byte[0]);
                RawWebSocket.ask(webSocket, WEB_SOCKET);
                RecordingHandler.take(asked);
                RecordingHandler.take(asked);
            }
            // Twice: the end of the others has been noticed by then.
            other.get("/other");
            other.get("/other");
            opening.complete(accepted());
            assertThat(other.get(POLLING).status()).isEqualTo(200);
            engine.handler.nextOf(1);
        }
    }

    @Test
    void nobodyIsLetInWhoseDecisionComesAfterAcceptingHasStopped() throws Exception {
        CompletableFuture<Opening> opening = new CompletableFuture<>();
        try (RunningEngine engine = start(opening);
                RawHttp http = engine.http()) {
            http.request("GET", POLLING, new byte[0]);
            RecordingHandler.take(asked);
            engine.engine.stopAccepting();
            opening.complete(accepted());
            assertThat(http.read().status()).isEqualTo(503);
            assertThat(engine.handler.openings).hasValue(0);
        }
    }
}
