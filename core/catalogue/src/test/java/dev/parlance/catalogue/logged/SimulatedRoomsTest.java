package dev.parlance.catalogue.logged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.log.JdbcOrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents.JoinRoom;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestCluster;
import dev.parlance.testkit.TestNetwork;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A logged room on three nodes whose network loses, delays and cuts, and which crash: whoever follows it, on whichever node, hears each
 * number once and in order, and everything a little later.
 */
class SimulatedRoomsTest {
    private static final int NODES = 3;
    private static final int CLIENTS = 6;
    private static final int BATCHES = Boolean.getBoolean("parlance.endurance") ? 500 : 6;
    private static final int BATCH = 25;

    /** Longer than the nodes need to find by themselves what no report has told them. */
    private static final Duration FOUND = Duration.ofSeconds(20);

    private final DataSource source = Stores.h2();
    private final LoggedRooms[] rooms = new LoggedRooms[NODES];
    private final List<Follower> followers = new ArrayList<>();
    private int starting;
    private long appended;

    /** Follows the room, and comes back with the number that it has heard last. */
    private static final class Follower {
        private TestClient client;
        private int node;
        private long lastSeen;

        void connect(TestCluster cluster, int to) {
            node = to;
            client = cluster.node(to).connect("/chats", new ChatServer.Login("user"));
            join();
        }

        private void join() {
            boolean live = false;
            while (!live) {
                live = client.request(LoggedRoomEvents.JOIN, new JoinRoom("a", lastSeen, null))
                        .live();
                read();
            }
        }

        void drop() {
            client.drop();
            lost();
        }

        /** Its connection is gone; it has what has come before. */
        void lost() {
            read();
            client = null;
        }

        boolean isConnected() {
            return client != null;
        }

        void read() {
            for (Long number = next(); number != null; number = next()) {
                assertThat(number).isEqualTo(lastSeen + 1);
                lastSeen = number;
            }
        }

        private Long next() {
            try {
                return client.expect(ChatLine.SAID).number();
            } catch (AssertionError none) {
                return null;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachFollowerHearsEachNumberOnceAndInOrder(long seed) {
        Random random = new Random(seed);
        try (TestCluster cluster = TestCluster.builder()
                .nodes(NODES)
                .seed(seed)
                .options(options -> options.catalogues(ChatLine.CATALOGUE))
                .setUp(this::setUp)
                .build()) {
            for (int i = 0; i < CLIENTS; i++) {
                followers.add(new Follower());
            }
            for (int i = 0; i < BATCHES; i++) {
                batch(cluster, random);
            }
        }
    }

    private void setUp(TestServer server) {
        Namespace<ChatServer.Person> chats = server.namespace(
                "/chats",
                handshake -> new ChatServer.Person(
                        handshake.auth(ChatServer.Login.class).name()));
        JdbcOrderedLog log = new JdbcOrderedLog(new Database(source), "chats", Duration.ofHours(1)).createTables();
        LoggedRooms logged = LoggedRooms.of(log, ChatLine.CHAT, (user, room) -> true)
                .event(ChatLine.SAID, "number")
                .build();
        chats.install(logged);
        rooms[starting++ % NODES] = logged;
    }

    private void batch(TestCluster cluster, Random random) {
        TestNetwork network = cluster.network().delay(Duration.ZERO, Duration.ofMillis(random.nextInt(200)));
        if (random.nextBoolean()) {
            network.lossy().lose(0.3).duplicate(0.2);
        }
        if (random.nextInt(3) == 0) {
            network.isolate(random.nextInt(NODES));
        }
        for (int i = 0; i < BATCH; i++) {
            step(cluster, random);
        }
        network.heal().reliable().lose(0).duplicate(0);
        cluster.advance(FOUND);
        for (Follower follower : followers) {
            if (follower.isConnected()) {
                follower.read();
                assertThat(follower.lastSeen).isEqualTo(appended);
            }
        }
    }

    private void step(TestCluster cluster, Random random) {
        Follower follower = followers.get(random.nextInt(CLIENTS));
        switch (random.nextInt(40)) {
            case 0 -> crash(cluster, random.nextInt(NODES));
            case 1, 2, 3, 4, 5, 6, 7, 8 -> comeOrGo(cluster, follower, random.nextInt(NODES));
            case 9, 10, 11 -> cluster.advance(Duration.ofMillis(random.nextInt(500)));
            default -> {
                rooms[random.nextInt(NODES)].append("a", ChatLine.SAID, new ChatLine.Said("a", 0, "line"));
                appended++;
                cluster.run();
            }
        }
    }

    private static void comeOrGo(TestCluster cluster, Follower follower, int node) {
        if (follower.isConnected()) {
            follower.drop();
        } else {
            follower.connect(cluster, node);
        }
    }

    private void crash(TestCluster cluster, int node) {
        cluster.crash(node);
        for (Follower follower : followers) {
            if (follower.isConnected() && follower.node == node) {
                follower.lost();
            }
        }
        starting = node;
        cluster.restart(node);
    }
}
