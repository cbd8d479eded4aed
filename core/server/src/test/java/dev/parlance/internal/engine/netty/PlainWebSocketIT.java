package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.server.CapturedLog;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainWebSocketIT {
    private RunningEngine engine;

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start();
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    @Test
    void messagesPassAsTheyAre() throws Exception {
        try (RawWebSocket socket = RawWebSocket.open(engine.port(), "/feed?x=1")) {
            var session = engine.handler.next();
            assertThat(session.session.handshake().path()).isEqualTo("/feed");
            assertThat(session.session.handshake().query().first("x")).isEqualTo("1");
            assertThat(session.session.transport()).isEqualTo("websocket");
            for (String text : new String[] {"1", "", "4 is no type here", "grüße"}) {
                socket.sendText(text);
                assertThat(session.next()).isEqualTo("text " + text);
                session.send(text);
                assertThat(socket.text()).isEqualTo(text);
            }
            socket.sendBinary(new byte[] {7});
            assertThat(session.next()).isEqualTo("binary 07");
            session.session.send(new Frame(new byte[0], List.of(new byte[] {8}, new byte[0])));
            assertThat(socket.next()).isEqualTo("binary 08");
            assertThat(socket.next()).isEqualTo("binary ");
            session.session.close(CloseReason.FORCED_CLOSE);
            assertThat(socket.closing()).isEqualTo("close 1000");
            assertThat(session.next()).isEqualTo("closed FORCED_CLOSE");
        }
    }

    @Test
    void decisionMayComeLater() throws Exception {
        CompletableFuture<Upgrade> later = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        engine.handler.onUpgrade = request -> {
            asked.complete(null);
            return later;
        };
        try (RawHttp http = engine.http()) {
            RawWebSocket.ask(http, "/feed");
            asked.join();
            later.complete(new Upgrade.Accepted(engine.handler::record));
            assertThat(http.read(false).status()).isEqualTo(101);
            engine.handler.next().send("welcome");
            byte[] frame = http.in().readNBytes(9);
            assertThat(frame).startsWith(0x81, 7).endsWith("welcome".getBytes());
        }
    }

    @Test
    void clientHearsOfItsUpgradeWhenTheServerIsReadyAndOfNothingBefore() throws Exception {
        CompletableFuture<Void> ready = new CompletableFuture<>();
        try (RunningEngine oneLoop = RunningEngine.start(settings -> settings.eventLoopThreads = 1);
                RawHttp http = oneLoop.http();
                RawHttp other = oneLoop.http()) {
            oneLoop.handler.onUpgrade = request ->
                    CompletableFuture.completedFuture(new Upgrade.Accepted(null, oneLoop.handler::record, ready));
            RawWebSocket.ask(http, "/feed");
            oneLoop.handler.next();
            // A fence: on the same event loop, behind all that the first was to receive.
            other.write("GET /fence HTTP/1.1\r\nHost: x\r\n\r\n");
            other.read(false);
            assertThat(http.in().available()).isZero();
            ready.complete(null);
            assertThat(http.read(false).status()).isEqualTo(101);
        }
    }

    @Test
    void clientThatHasGoneMeanwhileIsNotAnnounced() throws Exception {
        CompletableFuture<Upgrade> later = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        engine.handler.onUpgrade = request -> {
            asked.complete(null);
            return later;
        };
        try (RawHttp http = engine.http()) {
            RawWebSocket.ask(http, "/feed");
            asked.join();
        }
        engine.handler.onUpgrade =
                request -> CompletableFuture.completedFuture(new Upgrade.Accepted(engine.handler::record));
        later.complete(new Upgrade.Accepted(engine.handler::record));
        RawWebSocket.open(engine.port(), "/second").close();
        while (!engine.handler.next().session.handshake().path().equals("/second")) {
            // The first may have been accepted before its end was known.
        }
    }

    @Test
    void refusalIsAnsweredByHttp() throws Exception {
        engine.handler.onUpgrade =
                request -> CompletableFuture.completedFuture(new Upgrade.Refused(HttpResponse.text(401, "no")));
        RawHttp.Answer answer = RawWebSocket.refused(engine.port(), "/feed");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("no");
        try (CapturedLog log = new CapturedLog()) {
            engine.handler.onUpgrade = request -> CompletableFuture.failedFuture(new IllegalStateException("secret"));
            assertThat(RawWebSocket.refused(engine.port(), "/feed").status()).isEqualTo(500);
        }
    }

    @Test
    void idOfAPlainWebSocketIsNoEngineIoSession() throws Exception {
        try (RawWebSocket socket = RawWebSocket.open(engine.port(), "/feed");
                RawHttp http = engine.http()) {
            var session = engine.handler.next();
            String target = "/socket.io/?EIO=4&transport=polling&sid=" + session.session.id();
            assertThat(http.get(target).body()).contains("Session ID unknown");
            session.send("unharmed");
            assertThat(socket.text()).isEqualTo("unharmed");
        }
    }

    @Test
    void versionThatIsNotSpokenIsTold() throws Exception {
        try (RawHttp http = engine.http()) {
            RawHttp.Answer answer =
                    http.get("/feed", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 8");
            assertThat(answer.status()).isEqualTo(426);
            assertThat(answer.header("sec-websocket-version")).isEqualTo("13");
        }
    }
}
