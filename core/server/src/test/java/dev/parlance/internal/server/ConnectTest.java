package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final List<String> recorded = new ArrayList<>();

    @Test
    @TransportPoint(8)
    void nobodyIsConnectedBeforeConnect() {
        root.onConnect(socket -> recorded.add("connected"));
        Wire wire = server.wire();
        root.untyped().emit("hello");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();

        assertThat(wire.send("0").received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
        assertThat(recorded).containsExactly("connected");
    }

    @Test
    @TransportPoint(11)
    void theDefaultNamespaceMayBeNamed() {
        assertThat(server.wire().send("0/,").received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
        assertThat(server.wire().send("0/,{\"token\":\"a\"}").received())
                .containsExactly("0{\"sid\":\"socket-0000000000002\"}");
    }

    @Test
    @TransportPoint(8)
    void aClientThatConnectsToAnotherNamespaceIsNotInTheDefaultOne() {
        root.onConnect(socket -> recorded.add("root"));
        server.namespace("/chat").onConnect(socket -> recorded.add("chat"));
        Wire wire = server.wire().send("0/chat,{\"token\":\"a\"}");
        assertThat(wire.received()).containsExactly("0/chat,{\"sid\":\"socket-0000000000001\"}");
        assertThat(recorded).containsExactly("chat");
        assertThat(root.sockets()).isEmpty();

        root.untyped().emit("secret");
        Fence.nothingElseCame(server.namespace("chat"), wire);
    }

    @Test
    @TransportPoint(8)
    void aClientHasADifferentSocketIdInEachNamespace() {
        server.namespace("/chat");
        assertThat(server.wire().send("0").send("0/chat,").received())
                .containsExactly("0{\"sid\":\"socket-0000000000001\"}", "0/chat,{\"sid\":\"socket-0000000000002\"}");
    }

    @Test
    @TransportPoint(11)
    void anUnknownNamespaceIsRefusedWithAMessage() {
        Wire wire = server.wire().send("0/nowhere,");
        assertThat(wire.received()).containsExactly("4/nowhere,{\"message\":\"Invalid namespace\"}");
        assertThat(wire.send("0").received()).hasSize(1);
    }

    @Test
    @TransportPoint(23)
    void aSecondConnectClosesTheSession() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        assertThat(wire.send("0").received()).isEmpty();
        assertThat(wire.closeReason()).isEqualTo("parse error");
    }

    @Test
    @TransportPoint(23)
    void aSecondConnectWhileTheFirstIsPendingClosesTheSession() {
        root.onConnect(socket -> recorded.add("connected"));
        Wire wire = server.wire().send("0").send("0");
        assertThat(wire.received()).isEmpty();
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(recorded).isEmpty();
    }

    @Test
    void aClientThatHasLeftMayConnectAgain() {
        Wire wire = server.wire().send("0").send("1");
        server.run();
        assertThat(wire.closeReason()).isNull();
        assertThat(wire.send("0").received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
    }

    @Test
    void aClientThatLeavesBeforeTheAnswerIsNotAdmitted() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.use(socket -> gate.join());
        root.onConnect(socket -> recorded.add("connected"));
        Wire wire = server.wire().send("0");
        server.run();
        wire.send("1");
        gate.complete(null);
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();
        assertThat(root.sockets()).isEmpty();
    }

    @Test
    void aClientThatIsGoneBeforeTheAnswerIsNotAdmitted() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.use(socket -> {
            socket.join(Talk.RED);
            gate.join();
        });
        root.onConnect(socket -> recorded.add("connected"));
        root.onDisconnect((socket, reason) -> recorded.add("disconnected"));
        Wire wire = server.wire().send("0");
        server.run();
        wire.drop();
        server.run();
        gate.complete(null);
        server.run();
        assertThat(recorded).isEmpty();
        assertThat(root.sockets()).isEmpty();
        assertThat(root.rooms()).isEmpty();
    }

    @Test
    void eventsWaitForTheConnectListeners() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.onConnect(socket -> {
            gate.join();
            recorded.add("connected");
        });
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        Wire wire = server.wire().send("0");
        assertThat(wire.received()).hasSize(1);
        wire.send("2[\"say\",{\"text\":\"hi\"}]");
        server.run();
        assertThat(recorded).isEmpty();
        gate.complete(null);
        server.run();
        assertThat(recorded).containsExactly("connected", "hi");
    }

    @Test
    void aFailingConnectListenerRefusesNoSocket() {
        root.onConnect(socket -> {
            throw new AssertionError("of the test");
        });
        root.onConnect(socket -> recorded.add("connected"));
        try (CapturedLog log = new CapturedLog()) {
            Wire wire = server.wire().send("0");
            assertThat(wire.received()).hasSize(1);
            assertThat(log.messages()).hasSize(1);
            assertThat(recorded).containsExactly("connected");
            Fence.nothingElseCame(root, wire);
        }
    }

    @Test
    void aSlowConnectListenerDoesNotRefuseWhoIsConnected() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.onConnect(socket -> gate.join());
        Wire wire = server.wire().send("0");
        try (CapturedLog log = new CapturedLog()) {
            server.advance(Duration.ofSeconds(31));
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(wire.received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
        gate.complete(null);
        server.run();
        Fence.nothingElseCame(root, wire);
        root.disconnectSockets();
        assertThat(wire.received()).containsExactly("1");
    }

    @Test
    void aConnectThatIsNotDecidedInTimeIsRefusedForGood() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        List<Socket<?>> seen = new ArrayList<>();
        root.use(seen::add);
        root.use(socket -> {
            while (!gate.isDone()) {
                try {
                    gate.join();
                } catch (RuntimeException stubborn) {
                    continue;
                }
            }
        });
        root.onConnect(socket -> recorded.add("connected"));
        Wire wire = server.wire().send("0");
        try (CapturedLog log = new CapturedLog()) {
            server.advance(Duration.ofSeconds(30));
            assertThat(wire.received()).containsExactly("4{\"message\":\"timeout\"}");
            assertThat(log.messages()).isNotEmpty();
        }
        gate.complete(null);
        server.run();
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();
        assertThat(root.sockets()).isEmpty();
        assertThat(seen.get(0).isConnected()).isFalse();
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    void aMiddlewareThatDisconnectsTheSocketRefusesIt() {
        root.use(Socket::disconnect);
        root.onConnect(socket -> recorded.add("connected"));
        assertThat(server.wire().send("0").received()).containsExactly("4{\"message\":\"disconnected\"}");
        assertThat(recorded).isEmpty();
    }

    @Test
    void middlewaresRunInOrderUntilOneRefuses() {
        root.use(socket -> recorded.add("first"));
        root.use(socket -> {
            throw new ConnectRefusedException("full", List.of(1, 2));
        });
        root.use(socket -> recorded.add("third"));
        assertThat(server.wire().send("0").received()).containsExactly("4{\"message\":\"full\",\"data\":[1,2]}");
        assertThat(recorded).containsExactly("first");
    }

    @Test
    void roomsAndDataOfAMiddlewareCountFromTheConnectionOn() {
        root.use(socket -> {
            socket.join(Talk.RED, Talk.BLUE);
            socket.leave(Talk.BLUE);
            socket.data().put(Talk.NICK, "ann");
            recorded.add("rooms " + root.rooms());
        });
        root.onConnect(socket -> recorded.add(socket.data().get(Talk.NICK) + " in "
                + socket.rooms().contains(Talk.RED) + " " + socket.rooms().contains(Talk.BLUE)));
        Wire wire = server.wire().send("0");
        server.run();
        assertThat(recorded).containsExactly("rooms []", "ann in true false");
        assertThat(wire.received()).hasSize(1);
        root.to(Talk.RED).untyped().emit("red");
        assertThat(wire.received()).containsExactly("2[\"red\"]");
    }
}
