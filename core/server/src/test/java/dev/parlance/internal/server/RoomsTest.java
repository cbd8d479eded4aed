package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RoomsTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Guest> root = server.namespace("/");
    private final TestClient ann = server.connect("/");
    private final TestClient bob = server.connect("/");

    private Socket<Guest> socket(TestClient client) {
        return Objects.requireNonNull(root.socket(client.id()));
    }

    @Test
    void eachSocketIsReachedByItsIdAndByItsUser() {
        root.toSockets(ann.id()).untyped().emit("hello");
        root.toUsers(ann.id()).untyped().emit("again");
        ann.expect("hello");
        ann.expect("again");
        bob.expectNothingMore();
    }

    @Test
    void theRoomsOfSocketsAndUsersAreNotListed() {
        socket(ann).join(RED);
        assertThat(socket(ann).rooms()).containsExactly(RED);
        assertThat(root.rooms()).containsExactly(RED);
        assertThat(root.fetchSockets().join()).flatMap(RemoteSocket::rooms).containsExactly(RED);
    }

    @Test
    void theRoomsListedAreACopyOrCannotBeChanged() {
        socket(ann).join(RED);
        Set<Room> before = socket(ann).rooms();
        socket(ann).join(BLUE);
        assertThat(before).containsExactly(RED);
    }

    @Test
    void aRoomReachesItsMembersOnly() {
        socket(ann).join(RED);
        root.to(RED).untyped().emit("hello");
        ann.expect("hello");
        bob.expectNothingMore();
        assertThat(root.rooms()).containsExactly(RED);
    }

    @Test
    void aSocketThatHasLeftARoomReceivesNothingFromIt() {
        socket(ann).join(RED, BLUE);
        socket(ann).leave(RED);
        root.to(RED).untyped().emit("red");
        root.to(BLUE).untyped().emit("blue");
        ann.expect("blue");
        ann.expectNothingMore();
        assertThat(root.rooms()).doesNotContain(RED);
    }

    @Test
    void joiningTwiceIsJoiningOnce() {
        socket(ann).join(RED);
        socket(ann).join(RED);
        root.to(RED).untyped().emit("hello");
        ann.expect("hello");
        ann.expectNothingMore();
        socket(ann).leave(RED);
        assertThat(root.rooms()).doesNotContain(RED);
    }

    @Test
    void aSocketKnowsWhichRoomsItIsIn() {
        Socket<Guest> socket = socket(ann);
        socket.join(RED);
        assertThat(socket.isIn(RED)).isTrue();
        assertThat(socket.isIn(BLUE)).isFalse();
        ann.drop();
        server.run();
        assertThat(socket.isIn(RED)).isFalse();
    }

    @Test
    void aDisconnectedSocketIsInNoRoomAndCannotJoin() {
        Socket<Guest> gone = socket(ann);
        gone.join(RED);
        ann.drop();
        server.run();
        gone.join(BLUE);
        assertThat(gone.rooms()).isEmpty();
        assertThat(root.rooms()).isEmpty();
    }

    @Test
    void manyRoomsAreJoinedAndLeftAtOnce() {
        socket(ann).join(List.of(RED, BLUE));
        assertThat(socket(ann).rooms()).containsExactlyInAnyOrder(RED, BLUE);
        socket(ann).leave(Set.of(RED, BLUE));
        socket(ann).join(List.of());
        assertThat(socket(ann).rooms()).isEmpty();
    }

    @Test
    void aLargeRoomLosesAndGainsMembersRightly() {
        TestClient[] many = new TestClient[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = server.connect("/");
            socket(many[i]).join(RED);
        }
        for (int i = 0; i < many.length; i += 2) {
            socket(many[i]).leave(RED);
        }
        root.to(RED).untyped().emit("odd");
        for (int i = 0; i < many.length; i++) {
            if (i % 2 == 1) {
                many[i].expect("odd");
            }
            many[i].expectNothingMore();
        }
    }
}
