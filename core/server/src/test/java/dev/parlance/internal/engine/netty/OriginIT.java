package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.EngineOptions.Origins;
import dev.parlance.internal.engine.EngineOptions.Proxies;
import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.Incident.Kind;
import dev.parlance.internal.engine.IpNetwork;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginIT {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";
    private static final String FORBIDDEN = "{\"code\":4,\"message\":\"Forbidden\"}";
    private static final Consumer<Settings> LISTED =
            settings -> settings.origins = new Origins(false, Set.of("https://good.example"));
    private static final Consumer<Settings> ANY = settings -> settings.origins = new Origins(true, Set.of());

    @Test
    @TransportPoint(6)
    void foreignPageIsRefusedOverEveryTransport() throws Exception {
        String evil = "Origin: https://evil.example";
        try (RunningEngine engine = RunningEngine.start(LISTED);
                PollingClient client = engine.polling();
                RawHttp http = engine.http()) {
            RawHttp.Answer answer = http.get(POLLING, evil);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(FORBIDDEN);
            assertThat(answer.header("access-control-allow-origin")).isNull();
            assertThat(http.get(client.target, evil).status()).isEqualTo(403);
            assertThat(http.get(POLLING, "Origin: null").status()).isEqualTo(403);
            assertThat(RawWebSocket.refused(engine.port(), WEB_SOCKET, evil).body())
                    .isEqualTo(FORBIDDEN);
            assertThat(RawWebSocket.refused(engine.port(), WEB_SOCKET + "&sid=" + client.sid, evil)
                            .body())
                    .isEqualTo(FORBIDDEN);
            assertThat(RawWebSocket.refused(engine.port(), "/plain", evil).body())
                    .isEqualTo(FORBIDDEN);
            http.request("OPTIONS", POLLING, new byte[0], evil, "Access-Control-Request-Method: POST");
            assertThat(http.read().status()).isEqualTo(403);
            http.get(POLLING);
            engine.handler.next();
            engine.handler.nextOf(2);
        }
    }

    @Test
    @TransportPoint(6)
    void foreignPostIsRefusedBeforeItsBodyIsRead() throws Exception {
        try (RunningEngine engine = RunningEngine.start(LISTED);
                PollingClient client = engine.polling()) {
            var session = engine.handler.next();
            assertThat(client.posts
                            .post(client.target, "4evil", "Origin: https://evil.example")
                            .status())
                    .isEqualTo(403);
            try (RawHttp own = engine.http()) {
                own.post(client.target, "4good", "Origin: https://good.example");
            }
            assertThat(session.next()).isEqualTo("text good");
        }
    }

    @Test
    @TransportPoint(6)
    void listedPageMayReadAndSendCredentials() throws Exception {
        String good = "Origin: https://good.example";
        try (RunningEngine engine = RunningEngine.start(LISTED);
                RawHttp http = engine.http()) {
            RawHttp.Answer answer = http.get(POLLING, good);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://good.example");
            assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(answer.header("vary")).isEqualTo("Origin");
            RawHttp.Answer error = http.get(POLLING + "&sid=nobody", good);
            assertThat(error.header("access-control-allow-origin")).isEqualTo("https://good.example");
            RawWebSocket.open(engine.port(), WEB_SOCKET, good).close();
            RawWebSocket.open(engine.port(), "/plain", good).close();
        }
    }

    @Test
    @TransportPoint(6)
    void anyPageMayReadButNotWithCredentials() throws Exception {
        try (RunningEngine engine = RunningEngine.start(ANY);
                RawHttp http = engine.http()) {
            RawHttp.Answer answer = http.get(POLLING, "Origin: https://some.example");
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://some.example");
            assertThat(answer.header("vary")).isEqualTo("Origin");
            assertThat(answer.header("access-control-allow-credentials")).isNull();
        }
    }

    @Test
    void ownPageIsLetIn() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            // The raw client's Host header is 127.0.0.1.
            assertThat(http.get(POLLING, "Origin: http://127.0.0.1").status()).isEqualTo(200);
            assertThat(http.get(POLLING, "Origin: http://127.0.0.1:8080").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theSwiftClientIsLetIn() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            http.write("GET /socket.io/?transport=websocket&EIO=4 HTTP/1.1\r\nHost: rt.example.com:443\r\n"
                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: wss://rt.example.com\r\n\r\n");
            assertThat(http.read().status()).isEqualTo(101);
        }
    }

    @Test
    void theArduinosOriginIsRefusedWithOneReportUnlessItIsAllowed() throws Exception {
        String arduino = "Origin: file://";
        try (RunningEngine engine = RunningEngine.start()) {
            assertThat(RawWebSocket.refused(engine.port(), WEB_SOCKET, arduino).status())
                    .isEqualTo(403);
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(
                            Kind.ORIGIN_REFUSED,
                            "127.0.0.1",
                            "origin file:// at host 127.0.0.1: it is not the server's own, and not in allowedOrigins"));
        }
        for (Origins origins : List.of(new Origins(true, Set.of()), new Origins(false, Set.of("file://")))) {
            try (RunningEngine engine = RunningEngine.start(settings -> settings.origins = origins)) {
                RawWebSocket.open(engine.port(), WEB_SOCKET, arduino).close();
                assertThat(engine.handler.incidents).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {POLLING, "/plain"})
    void aRefusalIsReportedWithOriginHostAndOption(String target) throws Exception {
        try (RunningEngine engine = RunningEngine.start()) {
            RawWebSocket.refused(
                    engine.port(),
                    target.equals(POLLING) ? WEB_SOCKET : target,
                    "Origin: http://127.0.0.1:5173",
                    "X-Forwarded-Host: 127.0.0.1:5173");
            assertThat(engine.handler.incidents)
                    .containsExactly(new Incident(
                            Kind.ORIGIN_REFUSED,
                            "127.0.0.1",
                            "origin http://127.0.0.1:5173 at host 127.0.0.1: it is not the server's own, and not in"
                                    + " allowedOrigins; what a proxy says of the client is ignored, since 127.0.0.1 is not in"
                                    + " trustedProxies"));
        }
    }

    @Test
    void twoOriginsAreNone() throws Exception {
        try (RunningEngine engine = RunningEngine.start(LISTED)) {
            assertThat(RawWebSocket.refused(
                                    engine.port(),
                                    WEB_SOCKET,
                                    "Origin: https://good.example",
                                    "Origin: https://evil.example")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void aTrustedProxySaysWhichHostWasAskedAndByWhom() throws Exception {
        String[] forwarded = {
            "Origin: https://app.example",
            "X-Forwarded-For: 192.0.2.7",
            "X-Forwarded-Host: app.example",
            "X-Forwarded-Proto: https"
        };
        try (RunningEngine engine = RunningEngine.start(
                settings -> settings.proxies = new Proxies(List.of(IpNetwork.parse("127.0.0.0/8")), false))) {
            RawWebSocket.open(engine.port(), WEB_SOCKET, forwarded).close();
            HttpRequest handshake = engine.handler.next().session.handshake();
            assertThat(handshake.remoteAddress().getAddress().getHostAddress()).isEqualTo("192.0.2.7");
            assertThat(handshake.secure()).isTrue();
            forwarded[0] = "Origin: http://app.example";
            assertThat(RawWebSocket.refused(engine.port(), WEB_SOCKET, forwarded)
                            .status())
                    .isEqualTo(403);
            assertThat(engine.handler.incidents.remove())
                    .isEqualTo(new Incident(
                            Kind.ORIGIN_REFUSED,
                            "192.0.2.7",
                            "origin http://app.example at host app.example over https: it is not the server's own, and not"
                                    + " in allowedOrigins"));
        }
        try (RunningEngine engine = RunningEngine.start()) {
            forwarded[0] = "Origin: https://app.example";
            assertThat(RawWebSocket.refused(engine.port(), WEB_SOCKET, forwarded)
                            .status())
                    .as("nobody is trusted by default")
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsAboveTheSeamIsAskedAboutOthersAndTheNextRequestWaits() throws Exception {
        CompletableFuture<Boolean> decision = new CompletableFuture<>();
        try (RunningEngine engine =
                        RunningEngine.start(settings -> settings.origins = new Origins(false, Set.of(), true));
                RawHttp http = engine.http()) {
            engine.handler.onOrigin = origin -> origin.host().equals("tenant.example")
                    ? decision
                    : CompletableFuture.failedFuture(new IllegalStateException("no tenant"));
            http.request("GET", POLLING, new byte[0], "Origin: https://tenant.example");
            http.request("POST", "/second", "body".getBytes(StandardCharsets.UTF_8));
            try (RawHttp other = engine.http()) {
                assertThat(other.get(POLLING, "Origin: https://other.example").status())
                        .isEqualTo(403);
                assertThat(other.get(POLLING, "Origin: http://127.0.0.1").status())
                        .as("the server's own is not asked about")
                        .isEqualTo(200);
            }
            engine.handler.nextOf(1);
            decision.complete(true);
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://tenant.example");
            assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(http.read().status()).isEqualTo(404);
        }
    }

    @Test
    void aPostOfAPageThatIsAskedAboutKeepsItsBody() throws Exception {
        try (RunningEngine engine =
                        RunningEngine.start(settings -> settings.origins = new Origins(false, Set.of(), true));
                PollingClient client = engine.polling()) {
            engine.handler.onOrigin = origin -> CompletableFuture.supplyAsync(() -> true);
            assertThat(client.posts
                            .post(client.target, "4hello", "Origin: https://tenant.example")
                            .body())
                    .isEqualTo("ok");
            assertThat(engine.handler.next().next()).isEqualTo("text hello");
        }
    }

    @Test
    void preflightOfAListedPageIsAnswered() throws Exception {
        try (RunningEngine engine = RunningEngine.start(LISTED);
                RawHttp http = engine.http()) {
            http.request(
                    "OPTIONS",
                    POLLING,
                    new byte[0],
                    "Origin: https://good.example",
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: x-tenant");
            RawHttp.Answer answer = http.read();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.header("access-control-allow-origin")).isEqualTo("https://good.example");
            assertThat(answer.header("access-control-allow-credentials")).isEqualTo("true");
            assertThat(answer.header("access-control-allow-methods")).isEqualTo("GET, POST");
            assertThat(answer.header("access-control-allow-headers")).isEqualTo("x-tenant");
        }
    }
}
