package dev.parlance.clients.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.RecoveryOptions;
import dev.parlance.adapter.Offset;
import dev.parlance.clients.cluster.client.ClusterClient;
import dev.parlance.clients.cluster.client.JsClients;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.JavaServer;
import dev.parlance.clients.cluster.server.NodeServer;
import dev.parlance.clients.cluster.server.Target;
import dev.parlance.redis.StreamsRedisAdapter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client of socket.io-client loses its connection again and again, and comes back to another server of either language. */
class StreamsRecoveryIT {
    private static final String NAMESPACE = "/talk";
    private static final String MESSAGE = "message";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TestRedis redis;
    private RedisClient redisClient;
    private final List<ClusterServer> servers = new ArrayList<>();
    private JsClients clients;
    private int sent;

    @BeforeEach
    void start() throws Exception {
        redis = TestRedis.embedded();
        redisClient = RedisClient.create(redis.uri());
        clients = new JsClients();
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        for (ClusterServer server : servers) {
            server.close();
        }
        redisClient.shutdown();
        redis.close();
    }

    private ClusterServer java(String name) throws Exception {
        JavaServer server = new JavaServer(
                name,
                StreamsRedisAdapter.builder(redisClient).build(),
                NAMESPACE,
                builder -> builder.recovery(RecoveryOptions.DEFAULT));
        servers.add(server);
        return server;
    }

    private ClusterServer node() throws Exception {
        NodeServer server = new NodeServer("streams", redis.port(), NAMESPACE, "{}", "recovery");
        servers.add(server);
        return server;
    }

    private static String url(ClusterServer server) {
        return "http://127.0.0.1:" + server.port() + NAMESPACE;
    }

    private void send(ClusterServer server, String... rooms) {
        server.broadcast(Target.to(rooms), List.of(MESSAGE, ++sent));
    }

    /** Cuts the connection, and waits until its server knows. */
    private void cut(ClusterClient client, String id, ClusterServer server) {
        clients.cut(client);
        await("the loss of " + id)
                .atMost(PATIENCE)
                .until(() -> !server.fetchSockets(Target.EVERYONE).containsKey(id));
    }

    private void awaitSessions(ClusterClient client, int count) {
        await("session " + count)
                .atMost(PATIENCE)
                .until(() -> clients.sessions(client).size() == count);
    }

    private void awaitMessages(ClusterClient client) {
        await("message " + sent).atMost(PATIENCE).until(() -> numbers(client).contains((long) sent));
    }

    private static List<Long> numbers(ClusterClient client) {
        return client.received().stream()
                .filter(event -> MESSAGE.equals(event.get(0)))
                .map(event -> (Long) event.get(1))
                .toList();
    }

    // What several servers send at the same time has the order of the stream, whichever that is.
    private void assertNothingMissed(ClusterClient client) {
        await("message " + sent).atMost(PATIENCE).until(() -> numbers(client).size() >= sent);
        assertThat(numbers(client))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, sent).mapToObj(Long::valueOf).toList());
        assertThat(places(client)).isSorted().doesNotHaveDuplicates();
    }

    private static List<Offset> places(ClusterClient client) {
        return client.received().stream()
                .map(event -> Offset.parse((String) event.get(event.size() - 1)))
                .toList();
    }

    @Test
    void aClientGoesFromNodeToJavaAndBackAndMissesNothing() throws Exception {
        List<ClusterServer> way = new ArrayList<>(List.of(node(), java("java1"), java("java2")));
        way.addAll(List.of(way.get(0), way.get(2), way.get(0)));
        ClusterClient client = clients.connect("traveller", url(way.get(0)), List.of("red"));
        send(way.get(0), "red");
        awaitMessages(client);
        for (int i = 1; i < way.size(); i++) {
            cut(client, client.id(), way.get(i - 1));
            // Of both kinds of servers, to its room, to itself, to everyone, and to others.
            send(way.get(0), "red");
            send(way.get(1), client.id());
            send(way.get(2));
            way.get(1).broadcast(Target.to("blue"), List.of("message", "not for it"));
            way.get(0).broadcast(Target.EVERYONE.except("red"), List.of("message", "not for it"));
            clients.resume(client, url(way.get(i)));
            awaitSessions(client, i + 1);
            assertThat(clients.sessions(client).get(i))
                    .as("session %s, on %s", i, way.get(i).name())
                    .isEqualTo(Map.of("id", client.id(), "recovered", true));
            assertNothingMissed(client);
            assertThat(way.get(i).fetchSockets(Target.EVERYONE).get(client.id()))
                    .contains("red");
            assertThat(way.get(i).fetchNames(Target.EVERYONE)).isEqualTo(Map.of(client.id(), "traveller"));
            // One after the other: a server of Node delivers what it sends itself before what came before it in the
            // stream.
            send(way.get(1), "red");
            assertNothingMissed(client);
            send(way.get(0), "red");
            assertNothingMissed(client);
        }
    }

    @Test
    void aServerThatStartsLaterKnowsWhatWasMissed() throws Exception {
        ClusterServer first = java("first");
        ClusterServer node = node();
        ClusterClient client = clients.connect("late", url(first), List.of("red"));
        send(node, "red");
        awaitMessages(client);
        cut(client, client.id(), first);
        for (int i = 0; i < 50; i++) {
            send(i % 2 == 0 ? node : first, "red");
        }
        ClusterServer second = java("second");
        send(first, "red");
        clients.resume(client, url(second));
        awaitSessions(client, 2);
        assertThat(clients.sessions(client).get(1)).isEqualTo(Map.of("id", client.id(), "recovered", true));
        assertNothingMissed(client);
    }

    @Test
    void aClientComesBackWhoseOldConnectionIsThoughtToBeAlive() throws Exception {
        ClusterServer first = java("first");
        ClusterServer second = java("second");
        ClusterClient client = clients.connect("fast", url(first), List.of("red"));
        send(first, "red");
        awaitMessages(client);
        clients.cut(client);
        clients.resume(client, url(second));
        awaitSessions(client, 2);
        assertThat(clients.sessions(client).get(1)).isEqualTo(Map.of("id", client.id(), "recovered", true));
        await("one socket")
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(first.fetchSockets(Target.EVERYONE)).containsOnlyKeys(client.id()));
        send(first, "red");
        send(second, "red");
        assertNothingMissed(client);
    }

    @Test
    void whatIsTooOldIsNotRecoveredAndTheClientIsTold() throws Exception {
        ClusterServer first = java("first");
        ClusterClient client = clients.connect("old", url(first), List.of("red"));
        send(first, "red");
        awaitMessages(client);
        cut(client, client.id(), first);
        trim();
        ClusterServer second = java("second");
        clients.resume(client, url(second));
        awaitSessions(client, 2);
        @Nullable Object recovered = clients.sessions(client).get(1).get("recovered");
        assertThat(recovered).isEqualTo(false);
    }

    private void trim() {
        try (var connection = redisClient.connect()) {
            for (int i = 0; i < 10; i++) {
                connection.sync().xadd("socket.io", Map.of("uid", "x"));
            }
            connection.sync().xtrim("socket.io", false, 2);
        }
    }
}
