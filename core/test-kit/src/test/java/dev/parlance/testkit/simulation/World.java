package dev.parlance.testkit.simulation;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A cluster with some namespaces, users and rooms, and what is known of it. */
final class World implements AutoCloseable {
    static final int NODES = 3;
    static final List<String> NAMESPACES = List.of("/a", "/b");
    static final List<String> ROOMS = List.of("r0", "r1", "r2", "r3", "r4");
    static final List<String> USERS = List.of("u0", "u1", "u2", "u3", "u4", "u5", "u6", "u7");

    /** Longer than it takes until a silent node counts as gone. */
    private static final Duration NOTICED = Duration.ofSeconds(20);

    private final TestCluster cluster;
    private final Oracle oracle = new Oracle();
    private final ServerEvents serverEvents = new ServerEvents();
    private final Set<Integer> crashed = new TreeSet<>();
    private long lastId;

    private record Account(String id) implements User {}

    World(long seed, UnaryOperator<AdapterFactory> adapters) {
        cluster = TestCluster.builder()
                .nodes(NODES)
                .seed(seed)
                .adapters(adapters)
                .setUp(this::setUp)
                .build();
    }

    private void setUp(TestServer server) {
        for (String name : NAMESPACES) {
            Namespace<Account> namespace = server.namespace(
                    name,
                    handshake -> new Account((String) handshake.auth(Map.class).get("user")));
            namespace
                    .untyped()
                    .onServerSideEmit(
                            "told",
                            (arguments, ack) -> serverEvents.received(
                                    number(server), name, ((Number) arguments.get(0)).longValue()));
            namespace.untyped().onServerSideEmit("asked", (arguments, ack) -> ack.send(number(server)));
        }
    }

    private int number(TestServer server) {
        for (int node = 0; node < NODES; node++) {
            if (cluster.node(node) == server) {
                return node;
            }
        }
        throw new Violation("a node that has crashed received an event");
    }

    TestCluster cluster() {
        return cluster;
    }

    Oracle oracle() {
        return oracle;
    }

    ServerEvents serverEvents() {
        return serverEvents;
    }

    long nextId() {
        return ++lastId;
    }

    Namespace<?> namespace(int node, String name) {
        return cluster.node(node).namespaces().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    // --- nodes

    boolean isRunning(int node) {
        return !crashed.contains(node);
    }

    Set<Integer> crashed() {
        return crashed;
    }

    void crash(int node) {
        cluster.crash(node);
        crashed.add(node);
        oracle.crashed(node);
        serverEvents.mayBeLost(NODES);
    }

    void restart(int node) {
        cluster.restart(node);
        crashed.remove(node);
    }

    void awaitNoticed() {
        cluster.advance(NOTICED);
    }

    // --- clients

    Participant connect(int node, String namespace, String user) {
        TestClient client = cluster.node(node).connect(namespace, Map.of("user", user));
        Participant participant = new Participant(client, node, namespace, user);
        oracle.connected(participant);
        return participant;
    }

    Socket<?> socket(Participant client) {
        return Objects.requireNonNull(
                namespace(client.node(), client.namespace()).socket(client.id()));
    }

    // --- checks

    /** Whatever was sent has arrived: compares with the model what has come, who is there, and in which rooms. */
    void check() {
        oracle.check();
        serverEvents.check(NODES);
        for (int node = 0; node < NODES; node++) {
            if (isRunning(node)) {
                int here = node;
                NAMESPACES.forEach(namespace -> checkSockets(here, namespace));
            }
        }
    }

    private void checkSockets(int node, String namespace) {
        Set<String> expected = new HashSet<>();
        for (Participant client : oracle.connected()) {
            if (client.node() == node && client.namespace().equals(namespace)) {
                expected.add(client.id());
                checkRooms(client);
            }
        }
        Set<String> actual =
                namespace(node, namespace).sockets().stream().map(Socket::id).collect(Collectors.toSet());
        if (!actual.equals(expected)) {
            throw new Violation("node " + node + namespace + " has " + actual + ", not " + expected);
        }
    }

    /** What was uncertain is known now. */
    private void checkRooms(Participant client) {
        Set<String> actual = socket(client).rooms().stream().map(Room::name).collect(Collectors.toSet());
        Set<String> possible = new HashSet<>(client.rooms());
        possible.addAll(client.uncertain());
        if (!possible.containsAll(actual) || !actual.containsAll(client.rooms())) {
            throw new Violation(client + " is in " + actual + ", and may be in " + client.uncertain());
        }
        for (String room : Set.copyOf(client.uncertain())) {
            client.isIn(room, actual.contains(room));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }
}
