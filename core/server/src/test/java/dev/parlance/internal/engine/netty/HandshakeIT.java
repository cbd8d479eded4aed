package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.EngineOptions.SessionCookie;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeIT {
    private static final String POLLING = "/socket.io/?EIO=4&transport=polling";
    private static final String WEB_SOCKET = "/socket.io/?EIO=4&transport=websocket";

    @Test
    @TransportPoint(12)
    void pollingHandshakeTellsIdUpgradesTimesAndLimit() throws Exception {
        try (RunningEngine engine = RunningEngine.start(settings -> {
                    settings.pingInterval = Duration.ofMillis(30_500);
                    settings.pingTimeout = Duration.ofSeconds(7);
                    settings.maxPayload = 54_321;
                });
                RawHttp http = engine.http()) {
            RawHttp.Answer answer = http.get(POLLING);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-type")).isEqualTo("text/plain; charset=UTF-8");
            assertThat(answer.header("set-cookie")).isNull();
            assertThat(answer.header("server")).isNull();
            assertThat(answer.body())
                    .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[\"websocket\"],"
                            + "\"pingInterval\":30500,\"pingTimeout\":7000,\"maxPayload\":54321}");
            assertThat(engine.handler.next().session.id()).isEqualTo(PollingClient.sid(answer.body()));
        }
    }

    @Test
    @TransportPoint(12)
    void webSocketHandshakeIsTheFirstFrameAndOffersNoUpgrade() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawWebSocket socket = RawWebSocket.open(engine.port(), WEB_SOCKET)) {
            assertThat(socket.text())
                    .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{20}\",\"upgrades\":\\[],"
                            + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":100000}");
            assertThat(engine.handler.next().session.transport()).isEqualTo("websocket");
        }
    }

    @Test
    void pathMayLackItsLastSlash() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            assertThat(http.get("/socket.io?EIO=4&transport=polling").body()).startsWith("0{");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/socket.io/default/", "/socket.io/default", "/socket.io//", "/socket.io/a/b/c"})
    void pathMayGoOnBelowTheConfiguredOne(String path) throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http();
                RawWebSocket socket = RawWebSocket.open(engine.port(), path + "?EIO=4&transport=websocket")) {
            assertThat(http.get(path + "?EIO=4&transport=polling").body()).startsWith("0{");
            assertThat(socket.text()).startsWith("0{");
        }
    }

    @Test
    void handshakeRequestIsKeptForThoseAbove() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            http.get(POLLING + "&token=a%20b", "X-Tenant: blue", "Cookie: a=1");
            var handshake = engine.handler.next().session.handshake();
            assertThat(handshake.method()).isEqualTo("GET");
            assertThat(handshake.path()).isEqualTo("/socket.io/");
            assertThat(handshake.query().first("token")).isEqualTo("a b");
            assertThat(handshake.headers().first("x-tenant")).isEqualTo("blue");
            assertThat(handshake.headers().first("cookie")).isEqualTo("a=1");
            assertThat(handshake.remoteAddress().getPort()).isEqualTo(http.socket.getLocalPort());
            assertThat(handshake.secure()).isFalse();
            assertThat(handshake.body()).isEmpty();
        }
    }

    @ParameterizedTest
    @TransportPoint(12)
    @CsvSource(
            delimiter = '|',
            value = {
                "EIO=3&transport=polling | {\"code\":5,\"message\":\"Unsupported protocol version\"}",
                "transport=polling | {\"code\":5,\"message\":\"Unsupported protocol version\"}",
                "EIO=4&EIO=3&transport=foo | {\"code\":0,\"message\":\"Transport unknown\"}",
                "EIO=4 | {\"code\":0,\"message\":\"Transport unknown\"}",
                "'' | {\"code\":0,\"message\":\"Transport unknown\"}",
                "EIO=4&transport=polling&sid=AAAAAAAAAAAAAAAAAAAA | {\"code\":1,\"message\":\"Session ID unknown\"}",
                "EIO=4&transport=polling&sid= | {\"code\":1,\"message\":\"Session ID unknown\"}",
                "EIO=4&transport=polling&sid=%00%ff../x | {\"code\":1,\"message\":\"Session ID unknown\"}",
                "EIO=4&transport=websocket | {\"code\":3,\"message\":\"Bad request\"}",
            })
    void badRequestIsRefusedAtOnceWithItsCode(String query, String error) throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            RawHttp.Answer answer = http.get("/socket.io/?" + query);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("content-type")).isEqualTo("application/json");
            assertThat(answer.body()).isEqualTo(error);
            assertThat(http.get(POLLING).status()).as("the connection goes on").isEqualTo(200);
            engine.handler.nextOf(1);
        }
    }

    @ParameterizedTest
    @TransportPoint({3, 12})
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "HEAD", "TRACE", "FOO"})
    void onlyGetOpensASession(String method) throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            http.request(method, POLLING, new byte[0]);
            RawHttp.Answer answer = http.read(!method.equals("HEAD"));
            assertThat(answer.status()).isEqualTo(400);
            if (!method.equals("HEAD")) {
                assertThat(answer.body()).isEqualTo("{\"code\":2,\"message\":\"Bad handshake method\"}");
            }
            http.get(POLLING);
            engine.handler.nextOf(1);
        }
    }

    @Test
    @TransportPoint(3)
    void preflightOpensNothing() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            for (int i = 0; i < 100; i++) {
                http.request("OPTIONS", POLLING, new byte[0]);
                assertThat(http.read().status()).isEqualTo(204);
            }
            http.get(POLLING);
            engine.handler.nextOf(1);
        }
    }

    @Test
    void otherMethodsDoNotHarmASession() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling()) {
            client.posts.request("PUT", client.target, new byte[] {'4'});
            assertThat(client.posts.read().status()).isEqualTo(400);
            engine.handler.next().send("still here");
            assertThat(client.poll().body()).isEqualTo("4still here");
        }
    }

    @Test
    @TransportPoint(2)
    void idComesFromTheQueryOnly() throws Exception {
        try (RunningEngine engine =
                        RunningEngine.start(settings -> settings.cookie = new SessionCookie("io", "/", "Lax", false));
                PollingClient client = engine.polling();
                RawHttp other = engine.http()) {
            RawHttp.Answer answer = other.get(POLLING, "Cookie: io=" + client.sid, "io: " + client.sid);
            assertThat(PollingClient.sid(answer.body())).isNotEqualTo(client.sid);
            engine.handler.next();
            engine.handler.nextOf(2);
        }
    }

    @Test
    void cookieCarriesTheIdIfOneIsAskedFor() throws Exception {
        try (RunningEngine engine = RunningEngine.start(
                        settings -> settings.cookie = new SessionCookie("io", "/chat", "None", true));
                RawHttp http = engine.http();
                RawWebSocket socket = RawWebSocket.open(engine.port(), WEB_SOCKET)) {
            RawHttp.Answer answer = http.get(POLLING);
            assertThat(answer.header("set-cookie"))
                    .isEqualTo(
                            "io=" + PollingClient.sid(answer.body()) + "; Path=/chat; HttpOnly; SameSite=None; Secure");
            assertThat(socket.handshake.header("set-cookie")).startsWith("io=" + PollingClient.sid(socket.text()));
        }
    }

    @Test
    void transportThatIsNotAllowedIsUnknown() throws Exception {
        try (RunningEngine polling = RunningEngine.start(settings -> settings.transports = Set.of("polling"));
                RawHttp http = polling.http()) {
            assertThat(http.get(POLLING).body()).contains("\"upgrades\":[]");
            assertThat(RawWebSocket.refused(polling.port(), WEB_SOCKET).body()).contains("Transport unknown");
        }
        try (RunningEngine webSocket = RunningEngine.start(settings -> settings.transports = Set.of("websocket"));
                RawHttp http = webSocket.http();
                RawWebSocket socket = webSocket.webSocket()) {
            assertThat(http.get(POLLING).body()).contains("Transport unknown");
            assertThat(socket.sid).isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: c2hvcnQ="})
    void webSocketHandshakeThatIsNotUnderstoodIsABadRequest(String header) throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                RawHttp http = engine.http()) {
            String version = header.startsWith("Sec-WebSocket-V") ? header : "Sec-WebSocket-Version: 13";
            String key = header.startsWith("Sec-WebSocket-K") ? header : "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
            RawHttp.Answer answer = http.get(WEB_SOCKET, "Connection: Upgrade", "Upgrade: websocket", version, key);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo("{\"code\":3,\"message\":\"Bad request\"}");
        }
    }

    @Test
    void nobodyIsLetInAfterAcceptingHasStopped() throws Exception {
        try (RunningEngine engine = RunningEngine.start();
                PollingClient client = engine.polling();
                RawHttp http = engine.http()) {
            assertThat(http.get("/other").status()).isEqualTo(404);
            engine.engine.stopAccepting();
            assertThat(http.get(POLLING).status()).isEqualTo(503);
            engine.handler.next().send("those inside stay");
            assertThat(client.poll().body()).isEqualTo("4those inside stay");
        }
    }
}
