package dev.parlance.internal.server;

import static dev.parlance.internal.server.Talk.BLUE;
import static dev.parlance.internal.server.Talk.RED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.Adapter;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomListener;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RoomHooksTest {
    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestServer server = TestServer.create(cluster);

    private final Namespace<Guest> root = server.namespace("/");
    private final List<String> recorded = new ArrayList<>();

    private final class Recording implements RoomListener {
        @Override
        public void created(Room room) {
            recorded.add("created " + room);
        }

        @Override
        public void deleted(Room room) {
            recorded.add("deleted " + room);
        }

        @Override
        public void joined(Room room, String socketId) {
            recorded.add(socketId.substring(19) + " joined " + room);
        }

        @Override
        public void left(Room room, String socketId) {
            recorded.add(socketId.substring(19) + " left " + room);
        }
    }

    private static Socket<Guest> socket(Namespace<Guest> namespace, TestClient client) {
        return Objects.requireNonNull(namespace.socket(client.id()));
    }

    @Test
    void listenersAreNotifiedOfChangesToRooms() {
        TestClient ann = server.connect("/");
        TestClient bob = server.connect("/");
        root.onRooms(new Recording());
        socket(root, ann).join(RED);
        socket(root, bob).join(RED);
        socket(root, bob).join(RED);
        socket(root, ann).leave(RED, BLUE);
        socket(root, bob).leave(RED);
        assertThat(recorded)
                .containsExactly(
                        "created red", "1 joined red", "2 joined red", "1 left red", "2 left red", "deleted red");
    }

    @Test
    void whoJoinsReceivesTheNumbersThatWereNotDeliveredBefore() {
        TestClient ann = server.connect("/");
        root.inSequence("news", 1).untyped().emit("one");
        ann.expect("one");
        root.onRooms(new RoomListener() {
            @Override
            public void joining(Room room, String socketId) {
                recorded.add(
                        "joining " + room + ": " + root.isDelivered("news", 1) + " " + root.isDelivered("news", 2));
            }

            @Override
            public void joined(Room room, String socketId) {
                root.to(room).inSequence("news", 2).untyped().emit("two");
                root.to(room).inSequence("news", 1).untyped().emit("one");
            }
        });
        socket(root, ann).join(RED);
        assertThat(recorded).containsExactly("joining red: true false");
        ann.expect("two");
        ann.expectNothingMore();
    }

    @Test
    void listenersAreNotNotifiedOfTheRoomsOfUsersAndSockets() {
        root.onRooms(new Recording());
        TestClient ann = server.connect("/");
        socket(root, ann).join(RED);
        ann.drop();
        server.run();
        assertThat(recorded).containsExactly("created red", "1 joined red", "1 left red", "deleted red");
    }

    @Test
    void theAdapterIsNotifiedOfTheRoomsOfUsers() {
        TestClient ann = server.connect("/");
        assertThat(cluster.notifications).containsExactly("created user:" + ann.id());
    }

    @Test
    void theAdapterIsNotifiedOfARoomsFirstAndLastMember() {
        TestClient ann = server.connect("/");
        TestClient bob = server.connect("/");
        cluster.notifications.clear();
        socket(root, ann).join(RED);
        socket(root, bob).join(RED);
        socket(root, ann).leave(RED);
        socket(root, bob).leave(RED);
        assertThat(cluster.notifications).containsExactly("created red", "deleted red");
    }

    @Test
    void aListenerThatFailsChangesNothing() {
        TestClient ann = server.connect("/");
        root.onRooms(new RoomListener() {
            @Override
            public void created(Room room) {
                throw new AssertionError("of the test");
            }
        });
        Registration recording = root.onRooms(new Recording());
        try (CapturedLog log = new CapturedLog()) {
            socket(root, ann).join(RED);
            assertThat(log.messages()).hasSize(1);
        }
        assertThat(recorded).containsExactly("created red", "1 joined red");
        recording.remove();
        socket(root, ann).leave(RED);
        assertThat(recorded).hasSize(2);
    }

    @Test
    void anAdapterThatFailsKeepsNoSocketInARoom() {
        Adapter failing = (Adapter) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Adapter.class}, (proxy, method, arguments) -> {
                    throw new IllegalStateException("no connection");
                });
        try (TestServer failed = TestServer.create((name, node) -> failing);
                CapturedLog log = new CapturedLog()) {
            Namespace<Guest> namespace = failed.namespace("/");
            TestClient ann = failed.connect("/");
            TestClient bob = failed.connect("/");
            socket(namespace, ann).join(RED, BLUE);
            socket(namespace, bob).join(RED);
            ann.drop();
            failed.run();
            assertThat(namespace.rooms()).containsExactly(RED);
            namespace.local().to(RED).untyped().emit("hello");
            bob.expect("hello");
            assertThat(log.messages()).isNotEmpty();
        }
    }
}
