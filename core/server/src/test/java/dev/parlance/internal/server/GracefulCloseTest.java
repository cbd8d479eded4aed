package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.TransportPoint;
import dev.parlance.http.HttpResponse;
import dev.parlance.http.WebSocketConnection;
import dev.parlance.http.WebSocketListener;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GracefulCloseTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration MOMENT = Duration.ofMillis(100);

    private final List<String> recorded = new ArrayList<>();
    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer server =
            TestServer.create((name, node) -> cluster.open(name, node, () -> recorded.add("adapter closed")));

    private final Namespace<Guest> root = server.namespace("/");
    private final Wire wire = server.wire().send("0");
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    @BeforeEach
    void connect() {
        assertThat(wire.received()).hasSize(1);
    }

    private CompletableFuture<Void> close() {
        CompletableFuture<Void> closed = server.closeGracefully(DEADLINE);
        server.advance(MOMENT);
        return closed;
    }

    @Test
    @TransportPoint(17)
    void aRunningHandlerFinishesAndItsAckIsSent() {
        root.handle(Talk.ASK, (socket, ask) -> {
            gate.join();
            return new Talk.Answer("done");
        });
        wire.send("21[\"ask\",{\"question\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        assertThat(closed).isNotDone();
        assertThat(wire.closeReason()).isNull();
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(wire.received()).containsExactly("31[{\"answer\":\"done\"}]");
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
        assertThat(closed).isCompleted();
    }

    @Test
    @TransportPoint(17)
    void clientsAreNotTakenOffTheirNamespacesSoThatTheyReconnect() {
        root.onDisconnect((socket, reason) -> recorded.add(reason.toString()));
        assertThat(close()).isCompleted();
        assertThat(wire.received()).isEmpty();
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
        assertThat(recorded).containsExactly("server shutting down", "adapter closed");
    }

    @Test
    void openSessionsGoOnAndNewClientsAreNotLetIn() {
        server.http("/health", request -> HttpResponse.of(503));
        root.handle(Talk.ASK, (socket, ask) -> {
            recorded.add(ask.question());
            gate.join();
            return new Talk.Answer("done");
        });
        wire.send("21[\"ask\",{\"question\":\"before\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        wire.send("22[\"ask\",{\"question\":\"after\"}]");
        assertThatIllegalStateException().isThrownBy(server::wire);
        assertThat(server.request("GET", "/health", "").status()).isEqualTo(503);
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(closed).isCompleted();
        assertThat(recorded).containsExactly("before", "after", "adapter closed");
        assertThat(wire.received()).containsExactly("31[{\"answer\":\"done\"}]", "32[{\"answer\":\"done\"}]");
        assertThatIllegalStateException().isThrownBy(() -> server.request("GET", "/health", ""));
    }

    @Test
    void clientsThatNeverStopToSendAreHeardForHalfOfTheTime() {
        root.on(Talk.SAY, (socket, say) -> {
            gate.join();
            recorded.add(say.text());
        });
        Wire other = server.wire().send("0");
        assertThat(other.received()).hasSize(1);
        other.send("2[\"say\",{\"text\":\"first\"}]");
        server.run();
        CompletableFuture<Void> closed = server.closeGracefully(DEADLINE);
        gate.complete(null);
        int sent = 0;
        for (; wire.closeReason() == null; sent++) {
            wire.send("2[\"say\",{\"text\":\"x\"}]");
            server.advance(Duration.ofMillis(10));
        }
        server.run();
        assertThat(closed).isCompleted();
        assertThat(sent).isBetween(500, 501);
        assertThat(recorded.stream().filter("x"::equals)).hasSizeBetween(sent - 1, sent);
    }

    @Test
    void connectionsEndSomeAtATime() {
        List<Wire> wires = new ArrayList<>();
        for (int i = 0; i < 49; i++) {
            wires.add(server.wire().send("0"));
        }
        wires.add(wire);
        server.run();
        CompletableFuture<Void> closed = server.closeGracefully(DEADLINE);
        for (int ended : new int[] {20, 40, 50}) {
            server.run();
            assertThat(wires.stream().filter(one -> one.closeReason() != null)).hasSize(ended);
            server.advance(Duration.ofMillis(10));
        }
        assertThat(closed).isCompleted();
    }

    @Test
    void aHandlerThatHangsLeavesTimeForWhatWasSent() {
        root.on(Talk.SAY, (socket, say) -> gate.join());
        wire.send("2[\"say\",{\"text\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = server.closeGracefully(DEADLINE);
        server.advance(DEADLINE.multipliedBy(9).dividedBy(10).minus(MOMENT));
        assertThat(wire.closeReason()).isNull();
        server.advance(MOMENT);
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
        assertThat(closed).isCompleted();
    }

    @Test
    void aSecondCloseMayCutTheFirstShort() {
        root.on(Talk.SAY, (socket, say) -> gate.join());
        wire.send("2[\"say\",{\"text\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        CompletableFuture<Void> longer = server.closeGracefully(DEADLINE.multipliedBy(2));
        server.advance(MOMENT);
        assertThat(closed).isNotDone();
        CompletableFuture<Void> cut = server.closeGracefully(Duration.ZERO);
        server.advance(Duration.ofMillis(10));
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
        assertThat(List.of(closed, longer, cut)).allMatch(CompletableFuture::isDone);
    }

    @Test
    void aHandlerThatWaitsForAnAckStillGetsIt() {
        root.on(
                Talk.SAY,
                (socket, say) -> recorded.add(socket.untyped()
                        .request("question", Duration.ofSeconds(5))
                        .toCompletableFuture()
                        .join()
                        .toString()));
        wire.send("2[\"say\",{\"text\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        wire.send("30[\"answer\"]");
        server.advance(MOMENT);
        assertThat(closed).isCompleted();
        assertThat(recorded).startsWith("[answer]");
    }

    @Test
    void disconnectListenersFinishBeforeTheServerIsClosed() {
        root.onDisconnect((socket, reason) -> {
            gate.join();
            recorded.add("disconnected");
        });
        CompletableFuture<Void> closed = close();
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
        assertThat(closed).isNotDone();
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(closed).isCompleted();
        assertThat(recorded).containsExactly("disconnected", "adapter closed");
    }

    @Test
    void disconnectListenersOfThoseWhoWentBeforeFinishToo() {
        root.onDisconnect((socket, reason) -> {
            gate.join();
            recorded.add("disconnected");
        });
        wire.drop();
        server.run();
        CompletableFuture<Void> closed = close();
        assertThat(closed).isNotDone();
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(closed).isCompleted();
        assertThat(recorded).containsExactly("disconnected", "adapter closed");
    }

    @Test
    void whatDoesNotFinishIsLeftBehindAtTheDeadline() {
        root.on(Talk.SAY, (socket, say) -> gate.join());
        wire.send("2[\"say\",{\"text\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        server.advance(DEADLINE);
        assertThat(closed).isCompleted();
        assertThat(wire.closeReason()).isEqualTo("server shutting down");
    }

    @Test
    void anAsynchronousHandlerIsWaitedFor() {
        CompletableFuture<Talk.Answer> answer = new CompletableFuture<>();
        root.handleAsync(Talk.ASK, (socket, ask) -> answer);
        wire.send("21[\"ask\",{\"question\":\"a\"}]");
        server.run();
        CompletableFuture<Void> closed = close();
        assertThat(closed).isNotDone();
        answer.complete(new Talk.Answer("yes"));
        server.advance(MOMENT);
        assertThat(wire.received()).containsExactly("31[{\"answer\":\"yes\"}]");
        assertThat(closed).isCompleted();
    }

    @Test
    void aRequestOfPlainHttpIsWaitedFor() {
        CompletableFuture<Void> started = new CompletableFuture<>();
        server.http("/slow", request -> {
            started.complete(null);
            gate.join();
            return HttpResponse.text(200, "done");
        });
        CompletableFuture<HttpResponse> response = server.beginRequest("GET", "/slow", "");
        server.run();
        assertThat(started).isCompleted();
        CompletableFuture<Void> closed = close();
        assertThat(closed).isNotDone();
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(response.join().status()).isEqualTo(200);
        assertThat(closed).isCompleted();
    }

    @Test
    void aPlainWebSocketsListenerIsNotifiedOfTheEndBeforeTheServerIsClosed() {
        server.webSocket("/ws", request -> new WebSocketListener() {
            @Override
            public void text(WebSocketConnection connection, String text) {
                recorded.add(text);
            }

            @Override
            public void closed(WebSocketConnection connection) {
                gate.join();
                recorded.add("closed");
            }
        });
        Wire webSocket = server.openWebSocket("/ws");
        CompletableFuture<Void> closed = close();
        assertThat(webSocket.closeReason()).isEqualTo("server shutting down");
        webSocket.send("late");
        assertThat(closed).isNotDone();
        gate.complete(null);
        server.advance(MOMENT);
        assertThat(recorded).containsExactly("closed", "adapter closed");
        assertThat(closed).isCompleted();
    }

    @Test
    void aSecondCloseDoesNoHarm() {
        assertThat(close()).isCompleted();
        assertThat(close()).isCompleted();
        assertThat(recorded).containsExactly("adapter closed");
    }
}
