package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DisconnectTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final Namespace<Guest> chat = server.namespace("/chat");
    private final List<String> recorded = new ArrayList<>();
    private final Wire friend = server.wire().send("0");
    private final Wire wire = server.wire().send("0").send("0/chat,");

    @BeforeEach
    void connect() {
        assertThat(friend.received()).hasSize(1);
        assertThat(wire.received()).hasSize(2);
        root.onDisconnecting((socket, reason) ->
                recorded.add("disconnecting " + reason + " in " + socket.rooms().contains(Talk.RED)));
        root.onDisconnect((socket, reason) ->
                recorded.add("disconnect " + reason + " in " + socket.rooms().size()));
        socket().join(Talk.RED);
    }

    private Socket<Guest> socket() {
        return Objects.requireNonNull(root.socket("socket-0000000000002"));
    }

    private void endedWith(String reason) {
        server.run();
        assertThat(recorded).containsExactly("disconnecting " + reason + " in true", "disconnect " + reason + " in 0");
        assertThat(root.rooms()).doesNotContain(Talk.RED);
        Fence.nothingElseCame(root, friend);
    }

    @ParameterizedTest
    @TransportPoint(15)
    @EnumSource(CloseReason.class)
    void aConnectionsEndHasItsReason(CloseReason reason) {
        DisconnectReason expected = DisconnectReason.valueOf(reason.name());
        wire.drop(expected);
        endedWith(expected.toString());
        assertThat(chat.sockets()).isEmpty();
    }

    @Test
    @TransportPoint(15)
    void aClientThatLeavesIsDisconnectedFromOneNamespaceOnly() {
        wire.send("1");
        endedWith("client namespace disconnect");
        assertThat(chat.sockets()).hasSize(1);
        assertThat(wire.received()).isEmpty();
        Fence.nothingElseCame(chat, wire);
    }

    @Test
    @TransportPoint({7, 15})
    void aDisconnectedClientIsNotifiedAndStaysDisconnectedWhateverItSends() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        Socket<Guest> kicked = socket();
        kicked.disconnect();
        kicked.untyped().emit("late");
        root.to(Talk.RED).untyped().emit("late");
        assertThat(kicked.isConnected()).isFalse();
        assertThat(wire.received()).containsExactly("1");
        wire.send("2[\"say\",{\"text\":\"still here\"}]").send("27[\"nobody\"]").send("30[]");
        endedWith("server namespace disconnect");
        assertThat(wire.closeReason()).isNull();
        Fence.nothingElseCame(chat, wire);
    }

    @Test
    @TransportPoint(7)
    void whatWaitedWhenItWasTakenOffIsNotHandled() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        root.on(Talk.SAY, (socket, say) -> {
            recorded.add(say.text());
            gate.join();
        });
        wire.send("21[\"say\",{\"text\":\"first\"}]").send("22[\"say\",{\"text\":\"second\"}]");
        server.run();
        socket().disconnect();
        gate.complete(null);
        server.run();
        assertThat(recorded).hasSize(3).startsWith("first").doesNotContain("second");
        assertThat(wire.received()).containsExactly("1");
    }

    @Test
    void whatWaitedWhenTheClientLeftIsHandledFirst() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        wire.send("21[\"say\",{\"text\":\"goodbye\"}]").send("1");
        server.run();
        assertThat(recorded).hasSize(3).startsWith("goodbye");
        assertThat(wire.received()).isEmpty();
    }

    @Test
    void aDisconnectedClientMayConnectAgainWithAnotherSocket() {
        socket().disconnect();
        assertThat(wire.send("0").received()).containsExactly("1", "0{\"sid\":\"socket-0000000000004\"}");
        Fence.nothingElseCame(root, wire, friend);
    }

    @Test
    void aDisconnectedClientMaySendDisconnectAsWell() {
        socket().disconnect();
        wire.send("1");
        assertThat(wire.received()).containsExactly("1");
        assertThat(wire.closeReason()).isNull();
    }

    @Test
    @TransportPoint({7, 15})
    void aClientIsNotifiedOnAllItsNamespacesAndItsConnectionEnds() {
        socket().disconnectClient();
        assertThat(wire.received()).containsExactlyInAnyOrder("1", "1/chat,");
        assertThat(wire.closeReason()).isEqualTo("forced close");
        assertThat(chat.sockets()).isEmpty();
        endedWith("server namespace disconnect");
    }

    @Test
    @TransportPoint(15)
    void aMalformedPacketEndsAllOfTheConnection() {
        wire.send("9");
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(chat.sockets()).isEmpty();
        endedWith("parse error");
    }

    @Test
    void nothingThatComesAfterAMalformedPacketCounts() {
        root.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        wire.send("2[\"say\",{\"text\":\"before\"}]")
                .send("2")
                .send("2[\"say\",{\"text\":\"after\"}]")
                .send("0/x,");
        endedWith("parse error");
    }

    @Test
    void listenersOfTheSocketAreCalledAfterThoseOfItsNamespace() {
        socket().onDisconnecting((socket, reason) -> recorded.add("own disconnecting"));
        socket().onDisconnect((socket, reason) -> recorded.add("own disconnect"));
        socket().onDisconnect((socket, reason) -> recorded.add("removed")).remove();
        wire.drop();
        server.run();
        assertThat(recorded)
                .containsExactly(
                        "disconnecting transport close in true",
                        "own disconnecting",
                        "disconnect transport close in 0",
                        "own disconnect");
    }

    @Test
    void aListenerThatFailsKeepsNoSocketInItsRooms() {
        socket().onDisconnecting((socket, reason) -> {
            throw new AssertionError("of the test");
        });
        socket().onDisconnect((socket, reason) -> {
            throw new IllegalStateException("of the test");
        });
        try (CapturedLog log = new CapturedLog()) {
            wire.drop();
            endedWith("transport close");
            assertThat(log.messages()).hasSize(2);
        }
    }

    @Test
    void aListenerThatHangsKeepsNoSocketInItsRooms() {
        CompletableFuture<Void> gate = new CompletableFuture<>();
        socket().onDisconnecting((socket, reason) -> {
            while (!gate.isDone()) {
                try {
                    gate.get();
                } catch (InterruptedException stubborn) {
                    continue;
                }
            }
        });
        wire.drop();
        server.advance(Duration.ofSeconds(60));
        assertThat(root.rooms()).doesNotContain(Talk.RED);
        assertThat(recorded).hasSize(1);
        gate.complete(null);
        endedWith("transport close");
    }

    @Test
    void aHandlerThatDisconnectsItsSocketIsNotAnsweredAnyMore() {
        root.handle(Talk.ASK, (socket, ask) -> {
            socket.disconnect();
            return new Talk.Answer("bye");
        });
        wire.send("21[\"ask\",{\"question\":\"a\"}]");
        assertThat(wire.received()).containsExactly("1");
        endedWith("server namespace disconnect");
    }

    @Test
    void theDisconnectIsReportedOnceThoughItHasSeveralReasons() {
        socket().disconnect();
        wire.send("1").drop();
        server.run();
        root.disconnectSockets();
        server.run();
        assertThat(recorded)
                .containsOnlyOnce("disconnecting server namespace disconnect in true")
                .containsOnlyOnce("disconnecting server namespace disconnect in false")
                .hasSize(4);
        assertThat(friend.received()).containsExactly("1");
    }
}
