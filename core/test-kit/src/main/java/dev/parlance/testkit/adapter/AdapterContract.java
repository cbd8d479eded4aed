package dev.parlance.testkit.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parlance.event.Incubating;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What every adapter must do, as tests for JUnit 5: three servers in memory, connected by it, and all that one may want of the
 * others. A class that extends it runs them all. The adapters of one {@link #start} see each other, and nobody else: give each
 * start a broker, or a prefix on it, of its own.
 *
 * <pre>{@code
 * class OurAdapterIT extends AdapterContract {
 *     @Override
 *     protected ContractNodes start(int count, Consumer<? super TestServer> setUp) {
 *         return ContractNodes.inRealTime(count, node -> adapters, setUp);
 *     }
 * }
 * }</pre>
 *
 * <p>An adapter passes if everything arrives within {@link #patience}, at the right sockets, once, what one thread sends to a room in
 * its order; and if every answer comes by its deadline, with what is missing counted. It needs {@code org.junit.jupiter:junit-jupiter-api},
 * which the test kit does not bring.
 */
@Incubating
public abstract class AdapterContract extends SocketContract {
    private static final List<String> NAMES = List.of(
            " ",
            "#",
            "a#b",
            "a,b",
            "*",
            "red*",
            "[a-z]+",
            "re?",
            "/talk#red#",
            "../red",
            "-",
            "__proto__",
            "constructor",
            "%3A%00",
            "\u0000",
            "line\nbreak",
            "\"quoted\"",
            "ü漢\uD83D\uDE00",
            "x".repeat(100));

    private static final int WATCHED = 1;

    @Test
    void roomsOfHostileNamesAreReachedAndNoOthers() {
        List<TestClient> members = new ArrayList<>();
        for (String name : NAMES) {
            members.add(connect(WATCHED, "user", Room.named(name)));
        }
        connect(2, "ann", RED);
        for (int i = 0; i < NAMES.size(); i++) {
            talk(0).to(Room.named(NAMES.get(i))).untyped().emit("to", i);
            assertEquals(List.of(i), expect(members.get(i), "to"));
        }
        expectNothingMore();
    }

    @Test
    void eventsOfHostileNamesArrive() {
        TestClient ann = connect(WATCHED, "ann");
        for (String name : NAMES) {
            talk(0).untyped().emit(name, name);
            assertEquals(List.of(name), expect(ann, name));
        }
        expectNothingMore();
    }

    @Test
    void usersOfHostileNamesAreReachedAndNoOthers() {
        List<String> users = new ArrayList<>(NAMES);
        users.addAll(List.of("user:ann", "ann:x", "ann%3Ax", ":"));
        List<TestClient> clients =
                users.stream().map(user -> connect(WATCHED, user)).toList();
        connect(2, "ann");
        for (int i = 0; i < users.size(); i++) {
            talk(0).toUsers(users.get(i)).untyped().emit("to", i);
            assertEquals(List.of(i), expect(clients.get(i), "to"));
        }
        expectNothingMore();
    }

    @Test
    void namespacesAreIsolated() {
        TestClient ann = connect(1, "ann", RED);
        TestClient other = connectElsewhere(1, "ann", RED);
        talk(0).to(RED).untyped().emit("talk");
        expectOnly("talk", ann);
        elsewhere(0).to(RED).untyped().emit("elsewhere");
        expectOnly("elsewhere", other);
        elsewhere(0).toUsers("ann").socketsJoin(BLUE);
        await("she is in blue there", () -> elsewhere(1).rooms().contains(BLUE));
        assertEquals(List.of(), result(talk(0).to(BLUE).fetchSockets()));
        elsewhere(0).disconnectSockets();
        await("she is disconnected there", () -> !other.isConnected());
        expectNothingMore();
    }

    @Test
    void namespacesMadeOnDemandAreReachedWhereverTheyAre() {
        TestClient first = connectChild(0, "/child-1");
        TestClient second = connectChild(1, "/child-1");
        TestClient other = connectChild(2, "/child-2");
        awaitReached(second, namespace(0, "/child-1"));
        awaitReached(first, namespace(1, "/child-1"));
        namespace(0, "/child-1").untyped().emit("one child");
        expect(first, "one child");
        expect(second, "one child");

        parent(1).untyped().emit("all children");
        for (TestClient client : List.of(first, second, other)) {
            expect(client, "all children");
        }
        expectNothingMore();

        second.disconnect();
        await("the namespace has ended there", () -> !hasNamespace(1, "/child-1"));
        awaitReached(connectChild(1, "/child-1"), namespace(0, "/child-1"));
    }
}
