package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.TransportPoint;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.socket.AckException;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who is refused is in no room, receives nothing and triggers nothing. */
class RefusalTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final List<String> recorded = new ArrayList<>();
    private final Namespace<Account> secured = server.namespace("/", handshake -> {
        String token = handshake.auth(Credentials.class).token();
        if (token.equals("error")) {
            throw new AssertionError("token=" + token);
        }
        if (!token.equals("ann")) {
            throw new ConnectRefusedException("who are you?", Map.of("hint", "ask ann"));
        }
        return new Account(token);
    });

    @Test
    @TransportPoint({1, 11})
    void aRefusedClientIsNotifiedAndIsInNoRoom() {
        secured.onConnect(socket -> recorded.add("connected"));
        secured.onDisconnect((socket, reason) -> recorded.add("disconnected"));
        Wire wire = server.wire().send("0{\"token\":\"eve\"}");
        assertThat(wire.received()).containsExactly("4{\"message\":\"who are you?\",\"data\":{\"hint\":\"ask ann\"}}");

        secured.untyped().emit("secret");
        secured.toUsers("eve").untyped().emit("secret");
        wire.drop();
        server.run();
        assertThat(wire.received()).isEmpty();
        assertThat(secured.sockets()).isEmpty();
        assertThat(recorded).isEmpty();
    }

    @Test
    @TransportPoint(1)
    void theAuthenticatorDecidesAboutClientsWithoutCredentialsToo() {
        Wire wire = server.wire().send("0");
        assertThat(wire.received())
                .containsExactly("4{\"message\":\"token is required\",\"data\":{\"code\":"
                        + "\"validation-failed\",\"message\":\"token is required\",\"field\":\"token\"}}");
    }

    @Test
    @TransportPoint(1)
    void aRefusedClientThatSendsEventsIsClosed() {
        secured.on(Talk.SAY, (socket, say) -> recorded.add(say.text()));
        Wire friend = server.wire().send("0{\"token\":\"ann\"}");
        assertThat(friend.received()).hasSize(1);

        Wire wire = server.wire().send("0{\"token\":\"eve\"}");
        assertThat(wire.received()).hasSize(1);
        wire.send("21[\"say\",{\"text\":\"hi\"}]");
        assertThat(wire.closeReason()).isEqualTo("parse error");
        assertThat(wire.received()).isEmpty();
        assertThat(recorded).isEmpty();
        Fence.nothingElseCame(secured, friend);
    }

    @Test
    void aRefusedClientMayConnectAgain() {
        Wire wire = server.wire().send("0{\"token\":\"eve\"}");
        assertThat(wire.received()).hasSize(1);
        assertThat(wire.send("0{\"token\":\"ann\"}").received()).containsExactly("0{\"sid\":\"socket-0000000000002\"}");
    }

    @Test
    @TransportPoint(11)
    void anAuthPayloadMayHoldWhatSeparatesPackets() {
        Namespace<Account> odd = server.namespace("/odd", handshake -> {
            recorded.add(handshake.auth(Credentials.class).token());
            return new Account("ann");
        });
        Wire wire = server.wire().send("0/odd,{\"token\":\"a?b,c[d]e/f\"}");
        assertThat(wire.received()).hasSize(1);
        assertThat(odd.sockets()).hasSize(1);
        assertThat(recorded).containsExactly("a?b,c[d]e/f");
    }

    @Test
    void whatAnAuthenticatorThrowsIsLoggedWithoutReachingTheClient() {
        try (CapturedLog log = new CapturedLog()) {
            Wire wire = server.wire().send("0{\"token\":\"error\"}");
            assertThat(wire.received()).containsExactly("4{\"message\":\"Internal server error\"}");
            assertThat(log.messages()).hasSize(1).noneMatch(message -> message.contains("token"));
            assertThat(wire.send("0{\"token\":\"ann\"}").received()).hasSize(1);
        }
    }

    @Test
    void aRefusalWhoseDataCannotBeWrittenIsStillAnswered() {
        server.namespace("/odd", handshake -> {
            throw new ConnectRefusedException("no", new Object());
        });
        try (CapturedLog log = new CapturedLog()) {
            assertThat(server.wire().send("0/odd,").received())
                    .containsExactly("4/odd,{\"message\":\"Internal server error\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aUserWithoutAnIdIsNoUser() {
        server.namespace("/odd", handshake -> new Account(""));
        try (CapturedLog log = new CapturedLog()) {
            assertThat(server.wire().send("0/odd,").received())
                    .containsExactly("4/odd,{\"message\":\"Internal server error\"}");
            assertThat(log.messages()).hasSize(1);
        }
    }

    @Test
    void aSocketThatIsNotConnectedYetReceivesNothing() {
        List<CompletionStage<?>> answers = new ArrayList<>();
        secured.use(socket -> {
            socket.untyped().emit("early");
            answers.add(socket.request(Talk.VOTE, new Talk.Ballot("early"), Duration.ofSeconds(1)));
        });
        Wire wire = server.wire().send("0{\"token\":\"ann\"}");
        assertThat(wire.received()).containsExactly("0{\"sid\":\"socket-0000000000001\"}");
        assertThat(answers.get(0).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        AckException.class, e -> assertThat(e.reason()).isEqualTo(AckException.Reason.DISCONNECTED));
    }

    @Test
    void roomListenersAreNotNotifiedOfRefusedClients() {
        secured.onRooms(new RoomListener() {
            @Override
            public void created(Room room) {
                recorded.add("created " + room);
            }

            @Override
            public void joined(Room room, String socketId) {
                recorded.add("joined " + room);
            }
        });
        secured.use(socket -> socket.join(Talk.RED));
        secured.use(Socket::disconnect);
        Wire wire = server.wire().send("0{\"token\":\"ann\"}");
        assertThat(wire.received()).hasSize(1);
        assertThat(recorded).isEmpty();
    }

    @Test
    void aRefusedSocketThatIsKeptCanDoNothing() {
        List<Socket<?>> kept = new ArrayList<>();
        secured.use(kept::add);
        secured.use(socket -> {
            throw new ConnectRefusedException("no");
        });
        server.wire().send("0{\"token\":\"ann\"}");
        server.run();
        kept.get(0).join(Talk.RED);
        kept.get(0).untyped().emit("late");
        kept.get(0).disconnect();
        assertThat(secured.rooms()).isEmpty();
        assertThat(kept.get(0).isConnected()).isFalse();
    }
}
