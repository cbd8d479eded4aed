package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What an application and its features decide, and hear, of sessions whose clients come back. */
class ReturnCheckTest extends RecoveryFixture {
    @Test
    void aCheckIsAskedOnceAboutAllRoomsOfASession() {
        List<String> asked = new ArrayList<>();
        root.checkReturn(session -> {
            asked.add(session.user().id() + " " + session.socketId() + " "
                    + session.rooms().size() + " " + session.data().get(Talk.NICK));
            return CompletableFuture.completedFuture(Set.of(Talk.RED));
        });
        Client ana = connect("ana");
        ana.socket().join(Talk.RED, Talk.BLUE);
        ana.socket().data().put(Talk.NICK, "Ana");
        assertThat(asked).isEmpty();
        ana.cut();
        root.to(Talk.RED).untyped().emit("secret");
        root.to(Talk.BLUE).untyped().emit("public");
        Client back = ana.comeBack();
        assertThat(asked).containsExactly("ana " + ana.sid + " 2 Ana");
        assertThat(back.names()).containsExactly("public");
        assertThat(back.socket().rooms()).containsExactly(Talk.BLUE);
    }

    @Test
    void whatIsAskedLaterMayBeAnsweredLater() {
        List<CompletableFuture<Set<Room>>> open = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            root.checkReturn(session -> {
                CompletableFuture<Set<Room>> answer = new CompletableFuture<>();
                open.add(answer);
                if (open.size() == 2) {
                    // Both were asked before one is answered.
                    open.get(0).complete(Set.of(Talk.RED));
                    answer.complete(Set.of(Talk.BLUE));
                }
                return answer;
            });
        }
        Client ana = connect("ana");
        ana.socket().join(Talk.RED, Talk.BLUE);
        ana.cut();
        assertThat(ana.comeBack().socket().rooms()).isEmpty();
    }

    @Test
    void whoCannotBeCheckedGetsANewSessionAndTheOldOneHasEnded() {
        var failing = root.checkReturn(session -> {
            throw new IllegalStateException("the database is away");
        });
        Client ana = connect("ana");
        ana.cut();
        assertThat(ana.comeBack().socket().recovered()).isFalse();
        assertThat(recorded).contains("ended " + ana.sid + " NOT_RECOVERABLE");
        failing.remove();
        root.checkReturn(session -> CompletableFuture.failedFuture(RefusedException.permissionDenied("no")));
        Client bob = connect("bob");
        bob.cut();
        assertThat(bob.comeBack().socket().recovered()).isFalse();
    }

    @Test
    void aCheckThatIsNotAnsweredInTimeLeadsToANewSession() {
        root.checkReturn(session -> new CompletableFuture<>());
        Client ana = connect("ana");
        ana.cut();
        Client back = ana.comeBack();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            server.run();
            return !back.read().sid.isEmpty();
        });
        assertThat(back.socket().recovered()).isFalse();
    }

    @Test
    void whoComesBackWhileSocketsAreTakenOutOfARoomIsTakenOutAsWell() {
        Client ana = connect("ana");
        Client bob = connect("bob");
        ana.socket().join(Talk.RED);
        bob.socket().join(Talk.RED);
        ana.cut();
        List<Client> back = new ArrayList<>();
        root.onRooms(new RoomListener() {
            @Override
            public void left(Room room, String socketId) {
                if (socketId.equals(bob.sid)) {
                    // Bob has left, and ana is about to.
                    back.add(ana.comeBack());
                }
            }
        });
        root.toSockets(List.of(ana.sid, bob.sid)).socketsLeave(Talk.RED);
        assertThat(back.get(0).socket().recovered()).isTrue();
        assertThat(back.get(0).socket().rooms()).isEmpty();
    }

    @Test
    void disconnectListenersKnowWhoMayComeBack() {
        List<String> heard = new ArrayList<>();
        root.onDisconnecting((socket, reason) -> heard.add(reason + " " + socket.hasEnded()));
        Client ana = connect("ana");
        Socket<Account> first = ana.socket();
        assertThat(first.hasEnded()).isFalse();
        ana.cut();
        assertThat(first.hasEnded()).isFalse();
        Client back = ana.comeBack();
        assertThat(first.hasEnded()).isFalse();
        back.socket().disconnect();
        server.run();
        assertThat(first.hasEnded()).isTrue();
        Client bob = connect("bob");
        Socket<Account> lost = bob.socket();
        bob.cut();
        server.advance(Duration.ofMinutes(3));
        assertThat(lost.hasEnded()).isTrue();
        assertThat(heard)
                .containsExactly("transport close false", "server namespace disconnect true", "transport close false");
    }

    @Test
    void aSessionThatHasEndedIsGoneToo() {
        List<String> gone = new ArrayList<>();
        root.onSessionGone((socketId, user, data) -> gone.add(user.id() + " " + socketId));
        Client ana = connect("ana");
        Client bob = connect("bob");
        ana.cut();
        bob.wire.send("1");
        server.run();
        assertThat(gone).containsExactly("bob " + bob.sid);
        server.advance(Duration.ofMinutes(3));
        assertThat(gone).containsExactly("bob " + bob.sid, "ana " + ana.sid);
    }
}
