package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.Objects;
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
    void eachSocketIsInTheRoomOfItsIdAndOfItsUser() {
        assertThat(socket(ann).rooms()).containsExactlyInAnyOrder(Room.ofSocket(ann.id()), Room.ofUser(ann.id()));
        root.to(Room.ofSocket(ann.id())).emit("hello");
        ann.expect("hello");
        bob.expectNothingMore();
    }

    @Test
    void aRoomReachesItsMembersOnly() {
        socket(ann).join(RED);
        root.to(RED).emit("hello");
        ann.expect("hello");
        bob.expectNothingMore();
        assertThat(root.rooms()).contains(RED).doesNotContain(Room.ofSocket(ann.id()));
    }

    @Test
    void aSocketThatHasLeftARoomReceivesNothingFromIt() {
        socket(ann).join(RED, BLUE);
        socket(ann).leave(RED);
        root.to(RED).emit("red");
        root.to(BLUE).emit("blue");
        ann.expect("blue");
        ann.expectNothingMore();
        assertThat(root.rooms()).doesNotContain(RED);
    }

    @Test
    void theRoomOfASocketsIdCannotBeLeft() {
        socket(ann).leave(Room.ofSocket(ann.id()));
        root.to(Room.ofSocket(ann.id())).emit("hello");
        ann.expect("hello");
        assertThat(socket(ann).rooms()).contains(Room.ofSocket(ann.id()));
    }

    @Test
    void aSocketThatJoinsTheRoomOfAnothersIdReceivesItsEventsTooAndTakesNothingAway() {
        socket(bob).join(Room.ofSocket(ann.id()));
        root.to(Room.ofSocket(ann.id())).emit("for ann");
        ann.expect("for ann");
        bob.expect("for ann");
        root.except(Room.ofSocket(ann.id())).emit("for nobody");
        socket(bob).leave(Room.ofSocket(ann.id()));
        root.to(Room.ofSocket(ann.id())).emit("for ann alone");
        ann.expect("for ann alone");
        ann.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void joiningTwiceIsJoiningOnce() {
        socket(ann).join(RED);
        socket(ann).join(RED);
        root.to(RED).emit("hello");
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
        assertThat(socket.isIn(Room.ofSocket(ann.id()))).isTrue();
        assertThat(socket.isIn(Room.ofSocket(bob.id()))).isFalse();
        ann.drop();
        server.run();
        assertThat(socket.isIn(RED)).isFalse();
        assertThat(socket.isIn(Room.ofSocket(ann.id()))).isFalse();
    }

    @Test
    void aDisconnectedSocketIsInNoRoomAndCannotJoin() {
        Socket<Guest> gone = socket(ann);
        gone.join(RED);
        ann.drop();
        server.run();
        gone.join(BLUE);
        assertThat(gone.rooms()).isEmpty();
        assertThat(root.rooms()).containsExactly(Room.ofUser(bob.id()));
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
        root.to(RED).emit("odd");
        for (int i = 0; i < many.length; i++) {
            if (i % 2 == 1) {
                many[i].expect("odd");
            }
            many[i].expectNothingMore();
        }
    }
}
