package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parlance.ScenarioSize;
import dev.parlance.catalogue.platform.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three servers of the example on PostgreSQL and one Redis: one is killed, Redis goes away, is slow, or is cut off from one server,
 * and all are restarted in turn, while messages are sent.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ClusterFaultsIT {
    private static final int USERS = ScenarioSize.of(10, 500);
    private static final int MESSAGES = ScenarioSize.of(150, 6_000);
    private static final int SENDERS_PER_NODE = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofSeconds(ScenarioSize.of(2, 30));
    private static final Duration SLOWNESS = Duration.ofSeconds(ScenarioSize.of(2, 5));

    private final List<MessageReader> readers = new ArrayList<>();
    private ExampleCluster cluster;
    private String database;
    private MessageOutbox outbox;
    private int storedBefore;
    private String scenario;

    @BeforeAll
    void startServers() throws Exception {
        database = PostgresServer.newDatabaseUrl();
        cluster = new ExampleCluster(database);
    }

    @AfterAll
    void stopServers() throws Exception {
        cluster.close();
    }

    @BeforeEach
    void startReading(TestInfo test) throws Exception {
        scenario = test.getDisplayName();
        storedBefore = ExampleKillIT.messages(database).size();
        outbox = new MessageOutbox(MESSAGES);
        readers.clear();
        for (int node = 0; node < ExampleCluster.NODES; node++) {
            readers.add(new MessageReader());
            join(node);
        }
    }

    private void join(int node) throws Exception {
        readers.get(node).follow(cluster.node(node).signIn("Reader " + node));
    }

    /** Senders on a server, who go on with what is not acknowledged yet. */
    private void send(int node) throws Exception {
        for (int sender = 0; sender < SENDERS_PER_NODE; sender++) {
            outbox.send(
                    cluster.node(node).signIn(name("Sender " + node + sender)),
                    node * SENDERS_PER_NODE + sender,
                    ExampleCluster.NODES * SENDERS_PER_NODE);
        }
    }

    /** Of this scenario only, as the messages are numbered anew in each. */
    private String name(String role) {
        return role + " " + Integer.toHexString(scenario.hashCode());
    }

    private void sendEverywhere() throws Exception {
        for (int node = 0; node < ExampleCluster.NODES; node++) {
            send(node);
        }
    }

    @Test
    void theUsersOfAKilledServerGoOfflineOnceAndNothingAcknowledgedIsLost() throws Exception {
        Map<String, AtomicInteger> offline = new ConcurrentHashMap<>();
        ExampleClient watcher = presentAt(0, "Watcher");
        watcher.onEvent(
                "presence:user:offline",
                event -> offline.computeIfAbsent(event.path("userId").textValue(), user -> new AtomicInteger())
                        .incrementAndGet());
        Set<String> users = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < USERS; i++) {
            users.add(presentAt(2, "User " + i).userId());
        }
        sendEverywhere();
        outbox.awaitAcknowledged(MESSAGES / 3, TIMEOUT);

        cluster.node(2).kill();
        long killed = System.nanoTime();
        await().atMost(TIMEOUT).until(() -> offline.keySet().containsAll(users));
        double seconds = (System.nanoTime() - killed) / 1e9;
        cluster.restart(2);
        join(2);
        send(2);
        outbox.awaitAcknowledged(MESSAGES, TIMEOUT);

        // A fence: what is sent to the watcher before this has come.
        presentAt(1, "Last").emit("presence:offline", Map.of()).join();
        await().until(() -> offline.size() > users.size());
        ScenarioSize.figure("kill -9 of one of three servers with %d users: all offline after %.1f s", USERS, seconds);
        users.forEach(user -> assertThat(offline.get(user)).hasValue(1));
        // The third reader has changed the server.
        assertNothingLost("kill -9 of one of three servers", 0, 1);
    }

    private ExampleClient presentAt(int node, String name) throws Exception {
        ExampleClient client = cluster.node(node).signIn(name);
        client.emit("subscribe:project", Map.of("projectId", "demo")).join();
        client.emit("presence:online", Map.of("projectId", "demo")).join();
        return client;
    }

    @Test
    void whileRedisIsAwayEachServerServesItsOwnClients() throws Exception {
        cluster.networks(network -> network.cut());
        ownClientsHearEachOther();
        sendEverywhere();
        outbox.awaitAcknowledged(MESSAGES / 3, TIMEOUT);
        Thread.sleep(OUTAGE.toMillis());
        cluster.networks(network -> network.heal());

        everyServerHearsTheOthers();
        outbox.awaitAcknowledged(MESSAGES, TIMEOUT);
        assertNothingLost("Redis away for " + OUTAGE.toSeconds() + " s", 0, 1, 2);
    }

    @Test
    void aServerThatIsCutOffServesItsOwnClients() throws Exception {
        sendEverywhere();
        cluster.network(1).cut();
        outbox.awaitAcknowledged(MESSAGES / 3, TIMEOUT);
        ownClientsHearEachOther();
        cluster.network(1).heal();

        everyServerHearsTheOthers();
        outbox.awaitAcknowledged(MESSAGES, TIMEOUT);
        assertNothingLost("one of three servers cut off from Redis", 0, 1, 2);
    }

    @Test
    void whileRedisIsSlowEachServerServesItsOwnClients() throws Exception {
        cluster.delayAnswers(SLOWNESS);
        sendEverywhere();
        ownClientsHearEachOther();
        outbox.awaitAcknowledged(MESSAGES / 3, TIMEOUT);
        cluster.delayAnswers(Duration.ZERO);

        everyServerHearsTheOthers();
        outbox.awaitAcknowledged(MESSAGES, TIMEOUT);
        assertNothingLost("Redis answering after " + SLOWNESS.toSeconds() + " s", 0, 1, 2);
    }

    @Test
    void aRollingRestartLosesNothing() throws Exception {
        sendEverywhere();
        List<Set<String>> acknowledgedWhileAway = new ArrayList<>();
        for (int node = 0; node < ExampleCluster.NODES; node++) {
            outbox.awaitAcknowledged(MESSAGES * (node + 1) / 5, TIMEOUT);
            acknowledgedWhileAway.add(outbox.acknowledged());
            cluster.restart(node);
            join(node);
            send(node);
        }
        outbox.awaitAcknowledged(MESSAGES, TIMEOUT);
        for (int node = 0; node < ExampleCluster.NODES - 1; node++) {
            // When the next server is restarted, this one's reader has been back for a while.
            Set<String> since = outbox.acknowledged();
            since.removeAll(acknowledgedWhileAway.get(node + 1));
            readers.get(node).awaitReceived(since, TIMEOUT);
        }
        assertNothingLost("three servers restarted in turn");
    }

    /** What one client sends to a room reaches another client of the same server at once. */
    private void ownClientsHearEachOther() throws Exception {
        for (int node = 0; node < ExampleCluster.NODES; node++) {
            ExampleClient hearing = cluster.node(node).signIn("Hearing " + node);
            ExampleClient speaking = cluster.node(node).signIn("Speaking " + node);
            AtomicInteger heard = new AtomicInteger();
            hearing.onEvent("user:typing:start", typing -> heard.incrementAndGet());
            assertThat(hearing.emit("chat:join", MessageOutbox.CHAT).join().path("error"))
                    .isEmpty();
            assertThat(speaking.emit("chat:join", MessageOutbox.CHAT).join().path("error"))
                    .isEmpty();
            assertThat(speaking.emit("chat:typing:start", Map.of("chatId", "general"))
                            .join()
                            .path("error"))
                    .isEmpty();
            await().untilAsserted(() -> assertThat(heard).hasValue(1));
        }
    }

    /** From now on, if need be after a while. */
    private void everyServerHearsTheOthers() throws Exception {
        long since = System.nanoTime();
        List<Set<String>> heard = new ArrayList<>();
        for (int node = 0; node < ExampleCluster.NODES; node++) {
            Set<String> texts = ConcurrentHashMap.newKeySet();
            heard.add(texts);
            presentAt(node, "Ear " + node).onEvent("custom:event", event -> texts.add(text(event)));
        }
        ExampleClient mouth = presentAt(0, "Mouth");
        AtomicInteger number = new AtomicInteger();
        await().atMost(TIMEOUT).until(() -> {
            mouth.emit("custom:event", Map.of("projectId", "demo", "text", "Echo " + number.incrementAndGet()));
            return heard.stream().noneMatch(Set::isEmpty);
        });
        ScenarioSize.figure(
                "%s: all servers hear each other after %.1f s", scenario, (System.nanoTime() - since) / 1e9);
    }

    private static String text(JsonNode event) {
        return event.path("text").asText();
    }

    /**
     * Everything acknowledged is stored once, and every reader that has kept its connection receives it; none receives anything twice on
     * one connection.
     *
     * @param staying the servers of those readers
     */
    private void assertNothingLost(String fault, int... staying) throws Exception {
        List<String> stored = ExampleKillIT.messages(database);
        long since = System.nanoTime();
        for (int node : staying) {
            readers.get(node).awaitReceived(outbox.acknowledged(), TIMEOUT);
        }
        ScenarioSize.figure(
                "%s, %d messages: %d stored; the readers of servers %s have all %.1f s after the last ack; received twice by the readers, on other connections: %s",
                fault,
                MESSAGES,
                stored.size() - storedBefore,
                Arrays.toString(staying),
                (System.nanoTime() - since) / 1e9,
                readers.stream().map(MessageReader::repeated).toList());
        assertThat(outbox.acknowledged()).isSubsetOf(stored);
        assertThat(stored).doesNotHaveDuplicates().hasSize(storedBefore + MESSAGES);
        readers.forEach(reader ->
                assertThat(reader.repeatedOnConnection()).as("received twice").isZero());
    }
}
