package dev.parlance.internal.engine.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.server.CapturedLog;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is thrown on the only event loop costs the connection that it is about, and no other. */
class ThrowablesIT {
    private final CapturedLog log = new CapturedLog();
    private RunningEngine engine;

    static Stream<Throwable> throwables() {
        return Stream.of(
                new OutOfMemoryError("thrown by a test"),
                new StackOverflowError(),
                new NoClassDefFoundError(),
                new AssertionError(),
                new IllegalStateException());
    }

    @BeforeEach
    void open() throws Exception {
        engine = RunningEngine.start(settings -> settings.eventLoopThreads = 1);
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        log.close();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aListenerThatThrowsEndsItsSession(Throwable thrown) throws Exception {
        try (RawWebSocket socket = engine.webSocket();
                RawWebSocket other = engine.webSocket();
                PollingClient polling = engine.polling()) {
            engine.handler.onText = (session, text) -> raise(thrown);
            socket.sendText("4x");
            socket.closing();
            assertThat(polling.posts.post(polling.target, "4x").status()).isIn(200, 400);
            assertThat(polling.poll().body()).isIn("1", "{\"code\":1,\"message\":\"Session ID unknown\"}");
            engine.handler.onText = (session, text) -> {};
            other.sendText("4y");
            assertThat(engine.handler.of(other.sid).next()).isEqualTo("text y");
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void anOpeningThatThrowsEndsItsConnection(Throwable thrown) throws Exception {
        engine.handler.onOpened = (session, recorded) -> raise(thrown);
        try (RawHttp http = engine.http();
                RawHttp polling = engine.http()) {
            RawWebSocket.ask(http, "/socket.io/?EIO=4&transport=websocket");
            http.in().readAllBytes();
            RawWebSocket.open(engine.port(), "/feed").assertClosed();
            polling.request("GET", "/socket.io/?EIO=4&transport=polling", new byte[0], "Connection: close");
            polling.in().readAllBytes();
        }
        engine.handler.onOpened = (session, recorded) -> {};
        engine.webSocket().close();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aHandlerThatThrowsIsAnswered500(Throwable thrown) throws Exception {
        engine.handler.onRequest = request -> {
            throw sneaky(thrown);
        };
        engine.handler.onUpgrade = request -> {
            throw sneaky(thrown);
        };
        try (RawHttp http = engine.http()) {
            assertThat(http.get("/x").status()).isEqualTo(500);
            assertThat(RawWebSocket.refused(engine.port(), "/feed").status()).isEqualTo(500);
            engine.handler.onRequest = request -> CompletableFuture.failedFuture(thrown);
            assertThat(http.get("/x").status()).isEqualTo(500);
            engine.handler.onRequest = request -> CompletableFuture.completedFuture(HttpResponse.text(200, "fine"));
            assertThat(http.get("/x").body()).isEqualTo("fine");
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void aRouteThatCannotBeLookedUpIsAnswered500(Throwable thrown) throws Exception {
        engine.handler.routes = path -> {
            throw sneaky(thrown);
        };
        try (RawHttp http = engine.http()) {
            assertThat(http.get("/x").status()).isEqualTo(500);
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void anUpgradeWhoseListenerCannotBeMadeEndsItsConnection(Throwable thrown) throws Exception {
        engine.handler.onUpgrade = request -> CompletableFuture.supplyAsync(() -> new Upgrade.Accepted(session -> {
            throw sneaky(thrown);
        }));
        RawWebSocket.open(engine.port(), "/feed").assertClosed();
    }

    private static void raise(Throwable thrown) {
        throw sneaky(thrown);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
