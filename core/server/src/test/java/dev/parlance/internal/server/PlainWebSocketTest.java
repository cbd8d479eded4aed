package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parlance.http.HttpResponse;
import dev.parlance.http.RequestRefusedException;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PlainWebSocketTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final List<String> recorded = new ArrayList<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    private final class Echo implements WebSocketListener {
        @Override
        public void opened(WebSocketConnection connection) {
            connection.send("welcome to " + connection.request().path());
        }

        @Override
        public void text(WebSocketConnection connection, String text) throws Exception {
            recorded.add(text);
            switch (text) {
                case "wait" -> gate.join();
                case "hang" -> hang();
                case "throw" -> throw new AssertionError("secret");
                case "close" -> connection.close();
                default -> connection.send(text);
            }
        }

        @Override
        public void binary(WebSocketConnection connection, byte[] data) {
            connection.send(data);
        }

        @Override
        public void closed(WebSocketConnection connection) {
            recorded.add("closed");
            connection.send("too late");
        }
    }

    private void hang() {
        while (!gate.isDone()) {
            try {
                gate.get();
            } catch (Exception stubborn) {
                continue;
            }
        }
    }

    private Wire open() {
        server.webSocket("/ws", request -> new Echo());
        return server.openWebSocket("/ws");
    }

    @Test
    void textAndBinaryTravelAsTheyAre() {
        Wire wire = open();
        assertThat(wire.received()).containsExactly("welcome to /ws");
        wire.send("2[\"no packet\"]").send(new byte[] {1, 2}).send("").send(new byte[0]);
        assertThat(wire.received()).containsExactly("2[\"no packet\"]", "b:0102", "", "b:");
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void itsMessagesAreHandledInOrderAndTheEndLast() {
        Wire wire = open();
        wire.send("wait").send("a").send("b");
        server.run();
        wire.drop();
        server.run();
        assertThat(recorded).containsExactly("wait");
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly("wait", "a", "b", "closed");
    }

    @Test
    void whatItsListenerThrowsIsLoggedAndItGoesOn() {
        Wire wire = open();
        try (CapturedLog log = new CapturedLog()) {
            wire.send("throw").send("next");
            assertThat(wire.received()).containsExactly("welcome to /ws", "next");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void itsListenerMayCloseIt() {
        Wire wire = open();
        wire.send("close").send("more");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(recorded).endsWith("closed");
    }

    @Test
    void aListenerThatHangsCostsItsConnection() {
        Wire wire = open();
        wire.send("hang");
        server.advance(Duration.ofSeconds(60));
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(recorded).containsExactly("hang", "closed");
        gate.complete(null);
        server.run();
    }

    @Test
    void tooMuchThatWaitsStopsTheReading() {
        Wire wire = open();
        wire.send("wait");
        server.run();
        for (int i = 0; i < 1_000; i++) {
            wire.send("a");
        }
        assertThat(wire.isPaused()).isTrue();
        gate.complete(null);
        assertThat(wire.received()).hasSize(1_001);
        assertThat(wire.isPaused()).isFalse();
    }

    @Test
    void anUpgradeMayBeRefused() {
        server.webSocket("/private", request -> {
            throw new RequestRefusedException(HttpResponse.text(401, "who?"));
        });
        server.webSocket("/broken", request -> {
            throw new AssertionError("secret");
        });
        server.webSocket("/null", request -> null);
        try (CapturedLog log = new CapturedLog()) {
            assertThat(refusal("/private")).isEqualTo(401);
            assertThat(refusal("/broken")).isEqualTo(500);
            assertThat(refusal("/null")).isEqualTo(500);
            assertThat(refusal("/nowhere")).isEqualTo(404);
            assertThat(log.messages()).hasSize(2);
        }
    }

    private int refusal(String path) {
        return catchThrowableOfType(RequestRefusedException.class, () -> server.openWebSocket(path))
                .response()
                .status();
    }
}
