package dev.parlance.testkit.simulation;

import dev.parlance.RecoveryOptions;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Clients lose their connections, come back to any node, and must find what they have missed, once and in order, unless their node has
 * crashed while they were connected to it.
 */
final class RecoverySimulation {
    private static final int NODES = 3;
    private static final int CLIENTS = 12;
    private static final int BATCH = 40;
    private static final List<String> ROOMS = List.of("r0", "r1", "r2");

    private final Random random;
    private final TestCluster cluster;
    private final List<Follower> followers = new ArrayList<>();
    private long lastId;
    private long returns;

    private record Account(String id) implements User {}

    RecoverySimulation(long seed, UnaryOperator<AdapterFactory> adapters) {
        random = new Random(seed);
        cluster = TestCluster.builder()
                .nodes(NODES)
                .seed(seed)
                .options(options -> options.recovery(RecoveryOptions.DEFAULT))
                .adapters(adapters)
                .setUp(RecoverySimulation::setUp)
                .build();
    }

    private static void setUp(TestServer server) {
        Namespace<Account> talk = server.namespace(
                "/talk",
                handshake -> new Account((String) handshake.auth(Map.class).get("user")));
        talk.untyped().on("join", (socket, arguments, ack) -> socket.join(Room.named((String) arguments.get(0))));
    }

    /** Lets clients come back that often at least. */
    void run(int atLeast) {
        try (cluster) {
            for (int i = 0; i < CLIENTS; i++) {
                int node = random.nextInt(NODES);
                Set<String> rooms = Set.copyOf(ROOMS.subList(random.nextInt(2), 2 + random.nextInt(2)));
                followers.add(new Follower(cluster.node(node), node, "u" + i, rooms));
            }
            while (returns < atLeast) {
                batch();
            }
        }
    }

    private void batch() {
        boolean delayed = random.nextInt(3) == 0;
        if (delayed) {
            cluster.network().delay(Duration.ofMillis(1), Duration.ofMillis(40));
        }
        for (int i = 0; i < BATCH; i++) {
            step(delayed);
        }
        cluster.network().delay(Duration.ZERO, Duration.ZERO);
        cluster.advance(Duration.ofSeconds(1));
        followers.forEach(Follower::check);
        if (random.nextInt(5) == 0) {
            crash(random.nextInt(NODES));
        }
    }

    private void step(boolean delayed) {
        Follower follower = followers.get(random.nextInt(CLIENTS));
        if (random.nextInt(4) > 0) {
            say();
        } else if (!follower.isAway()) {
            follower.drop();
        } else if (!delayed) {
            comeBack(follower);
        }
        if (delayed) {
            cluster.advance(Duration.ofMillis(random.nextInt(10)));
        } else {
            cluster.run();
        }
    }

    private void say() {
        int node = random.nextInt(NODES);
        String room = ROOMS.get(random.nextInt(ROOMS.size()));
        long id = ++lastId;
        followers.forEach(follower -> follower.sent(new Follower.Event(id, node), room));
        talk(node).to(Room.named(room)).untyped().emit("said", id);
    }

    private Namespace<?> talk(int node) {
        return cluster.node(node).namespaces().stream()
                .filter(namespace -> namespace.name().equals("/talk"))
                .findFirst()
                .orElseThrow();
    }

    private void comeBack(Follower follower) {
        int node = random.nextInt(NODES);
        returns++;
        if (!follower.reconnect(cluster.node(node), node)) {
            throw new Violation(follower + " has not found its session");
        }
    }

    /** Those that are connected there lose their sessions; those that are away do not. */
    private void crash(int node) {
        cluster.crash(node);
        cluster.restart(node);
        for (Follower follower : followers) {
            if (follower.node() == node && !follower.isAway() && follower.reconnect(cluster.node(node), node)) {
                throw new Violation(follower + " has found a session that has crashed with its node");
            }
        }
    }
}
