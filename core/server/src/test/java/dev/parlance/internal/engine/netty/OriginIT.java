package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.EngineOptions.Origins;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

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
