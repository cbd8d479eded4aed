package dev.parlance.testkit.adapter;

import dev.parlance.http.Headers;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.ParentNamespace;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.Room;
import dev.parlance.socket.Server;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.TestWebSocket;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Three servers, users on them, and waiting for what one causes on another. */
abstract class ContractSetting {
    static final int NODES = 3;
    static final Duration DEADLINE = Duration.ofSeconds(5);
    static final Duration SHORT = Duration.ofMillis(400);
    static final Room RED = Room.named("red");
    static final Room BLUE = Room.named("blue");
    static final DataKey<String> NICK = DataKey.of("nick", String.class);

    private static final String TALK = "/talk";
    private static final String ELSEWHERE = "/elsewhere";
    private static final String WEB_SOCKET = "/talk-feed";
    private static final String PROBE = "probe-";
    private static final Pattern CHILDREN = Pattern.compile("/child-[0-9]+");

    /** As often as this time passes before it is believed that nothing more comes. */
    private static final int QUIET_STEPS = 5;

    private final List<ParentNamespace<?>> parents = new ArrayList<>();
    private final List<TestClient> clients = new ArrayList<>();
    private ContractNodes nodes;
    private int fences;
    private int probes;

    /**
     * Starts servers that the adapter connects.
     *
     * @param count how many
     * @param setUp to be called with each before clients connect
     */
    protected abstract ContractNodes start(int count, Consumer<? super TestServer> setUp);

    /** How long to wait for what should come; 10 s unless it is overridden. */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns when whatever was sent before has arrived, for adapters on which a message can be overtaken by one to other rooms.
     * Called before it is checked that nothing has come; does nothing unless it is overridden.
     */
    protected void settle() {}

    @BeforeEach
    void startNodes() {
        nodes = start(NODES, this::setUp);
        await("all servers see each other", this::allSeeEachOther);
    }

    @AfterEach
    void closeNodes() {
        nodes.close();
    }

    private void setUp(Server server) {
        server.namespaceBuilder(TALK)
                .authenticator(ContractSetting::user)
                .webSocket(WEB_SOCKET, PlainFormat.typeAndData().oneWay())
                .build()
                .untyped()
                .onServerSideEmit("are you there", (arguments, ack) -> ack.send(true));
        server.namespaceBuilder(ELSEWHERE).authenticator(ContractSetting::user).build();
        parents.add(server.parentNamespace(CHILDREN).build());
    }

    private static ContractUser user(Handshake handshake) {
        String header = handshake.headers().first("Authorization");
        return new ContractUser(
                header != null ? header : (String) handshake.auth(Map.class).get("user"));
    }

    private boolean allSeeEachOther() {
        for (int node = 0; node < NODES; node++) {
            var answers = result(talk(node).untyped().serverSideRequest("are you there", SHORT));
            if (answers.received().size() != NODES - 1) {
                return false;
            }
        }
        return true;
    }

    // --- servers

    TestServer node(int index) {
        return nodes.node(index);
    }

    Namespace<?> talk(int node) {
        return namespace(node, TALK);
    }

    Namespace<?> elsewhere(int node) {
        return namespace(node, ELSEWHERE);
    }

    ParentNamespace<?> parent(int node) {
        return parents.get(node);
    }

    boolean hasNamespace(int node, String name) {
        return node(node).namespaces().stream().anyMatch(one -> one.name().equals(name));
    }

    Namespace<?> namespace(int node, String name) {
        return node(node).namespaces().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("node " + node + " has no " + name));
    }

    // --- clients

    /** A user's client on a node's namespace for talks, which the other servers reach there, by its rooms too. */
    TestClient connect(int node, String user, Room... rooms) {
        return connectTo(node, TALK, user, rooms);
    }

    TestClient connectElsewhere(int node, String user, Room... rooms) {
        return connectTo(node, ELSEWHERE, user, rooms);
    }

    /** A first client has the namespace made, which may take an adapter longer than a test client waits for an answer. */
    TestClient connectChild(int node, String namespace) {
        Wire making = node(node).wire().send("0" + namespace + ",{\"user\":\"guest\"}");
        await(
                namespace + " is made",
                () -> making.received().stream().anyMatch(packet -> packet.startsWith("0" + namespace + ",")));
        TestClient client = node(node).connect(namespace, Map.of("user", "guest"));
        clients.add(client);
        making.drop();
        return client;
    }

    private TestClient connectTo(int node, String namespace, String user, Room... rooms) {
        TestClient client = node(node).connect(namespace, Map.of("user", user));
        clients.add(client);
        socket(namespace(node, namespace), client).join(rooms);
        Namespace<?> other = namespace((node + 1) % NODES, namespace);
        awaitReached(client, other.toUsers(user));
        for (Room room : rooms) {
            awaitReached(client, other.to(room));
        }
        return client;
    }

    /** Waits until a client of talks is reached from another server by a room that it has joined. */
    void awaitReached(int node, TestClient client, Room room) {
        awaitReached(client, talk((node + 1) % NODES).to(room));
    }

    /** An adapter may need a moment until it gets what is sent to a room, or a namespace, that was not there before. */
    void awaitReached(TestClient client, Audience audience) {
        Audience only = audience.exceptSockets(clients.stream()
                .filter(other -> other != client)
                .map(TestClient::id)
                .toList());
        // A name of its own for each wait: of the probes of an earlier one, all but the first may come late.
        String probe = PROBE + ++probes;
        await(client + " is reached", () -> {
            only.untyped().emit(probe);
            return received(client, probe);
        });
    }

    TestWebSocket connectWebSocket(int node, String user) {
        return node(node).connectWebSocket(WEB_SOCKET, Headers.of("Authorization", user));
    }

    Socket<?> socket(int node, TestClient client) {
        return socket(talk(node), client);
    }

    private static Socket<?> socket(Namespace<?> namespace, TestClient client) {
        Socket<?> socket = namespace.socket(client.id());
        if (socket == null) {
            throw new AssertionError(client + " is not connected there");
        }
        return socket;
    }

    // --- waiting

    /** Waits until a condition holds. */
    void await(String what, BooleanSupplier condition) {
        Duration waited = Duration.ZERO;
        while (!condition.getAsBoolean()) {
            if (waited.compareTo(patience()) >= 0) {
                throw new AssertionError("after " + waited.toMillis() + " ms not yet: " + what);
            }
            waited = waited.plus(nodes.pass());
        }
    }

    /** Waits for the end of a future. */
    <T extends @Nullable Object> T result(CompletableFuture<T> future) {
        await("an answer", future::isDone);
        return future.join();
    }

    /** Waits for the next event of that name. */
    List<@Nullable Object> expect(TestClient client, String name) {
        return expect(client + " receives " + name, client::expect, name);
    }

    List<@Nullable Object> expect(TestWebSocket client, String name) {
        return expect("a web socket receives " + name, client::expect, name);
    }

    private List<@Nullable Object> expect(String what, Function<String, List<@Nullable Object>> client, String name) {
        List<List<@Nullable Object>> received = new ArrayList<>();
        await(what, () -> {
            try {
                return received.add(client.apply(name));
            } catch (AssertionError notYet) {
                return false;
            }
        });
        return received.get(0);
    }

    /** Takes an event of that name, if one has come. */
    private static boolean received(TestClient client, String name) {
        try {
            client.expect(name);
            return true;
        } catch (AssertionError none) {
            return false;
        }
    }

    /** Each of these receives an event of that name without arguments, and nobody anything else. */
    void expectOnly(String name, TestClient... recipients) {
        for (TestClient recipient : recipients) {
            expect(recipient, name);
        }
        expectNothingMore();
    }

    /** Nothing else comes to any client of talks: what was sent before a later event would have come with it. */
    void expectNothingMore() {
        settle();
        for (int node = 0; node < NODES; node++) {
            String fence = "fence-" + ++fences;
            talk(node).untyped().emit(fence);
            for (TestClient client : talkers()) {
                expect(client, fence);
            }
        }
        for (int step = 0; step < QUIET_STEPS; step++) {
            nodes.pass();
        }
        clients.stream().filter(TestClient::isConnected).forEach(this::expectNothingMore);
    }

    /** Probes do not count, which may come late. */
    private void expectNothingMore(TestClient client) {
        for (int probe = 1; probe <= probes; ) {
            if (!received(client, PROBE + probe)) {
                probe++;
            }
        }
        client.expectNothingMore();
    }

    private List<TestClient> talkers() {
        return clients.stream()
                .filter(client -> client.isConnected() && isTalker(client))
                .toList();
    }

    private boolean isTalker(TestClient client) {
        for (int node = 0; node < NODES; node++) {
            if (talk(node).socket(client.id()) != null) {
                return true;
            }
        }
        return false;
    }
}
