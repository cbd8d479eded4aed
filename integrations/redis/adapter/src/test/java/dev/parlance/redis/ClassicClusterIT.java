package dev.parlance.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterIncident;
import dev.parlance.socket.Answers;
import dev.parlance.socket.RemoteSocket;
import dev.parlance.socket.Room;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers with real clients on one Redis, by the classic adapter. With servers of Node it is tested elsewhere. */
class ClassicClusterIT {
    private static final Room RED = Room.named("red");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @AutoClose
    private final TestRedis redis = TestRedis.embedded();

    @AutoClose("shutdown")
    private final RedisClient client = RedisClient.create(redis.uri());

    @AutoClose
    private final Node first = Node.start(ClassicRedisAdapter.builder(client).build());

    @AutoClose
    private final Node second = Node.start(ClassicRedisAdapter.builder(client)
            .publishOnSpecificResponseChannel(true)
            .build());

    @AutoClose
    private final ConnectedClient ann = first.connect();

    @AutoClose
    private final ConnectedClient bob = second.connect();

    ClassicClusterIT() throws Exception {}

    @Test
    void whatIsForARoomReachesItsMembersOnEveryServerAndNobodyElse() throws Exception {
        first.namespace().toSockets(bob.id()).socketsJoin(RED);
        await().atMost(PATIENCE).until(() -> second.namespace().rooms().contains(RED));

        first.namespace().to(RED).untyped().emit("red", 1, List.of("a", 2.5), new byte[] {1, 2});
        second.namespace().except(RED).untyped().emit("others");
        first.namespace().toSockets(bob.id()).untyped().emit("alone");
        second.namespace().untyped().emit("end");

        await().atMost(PATIENCE).until(() -> ann.hasReceived("end") && bob.hasReceived("alone"));
        assertThat(names(ann)).containsExactly("others", "end");
        assertThat(names(bob)).containsExactlyInAnyOrder("red", "end", "alone");
        List<Object> red = bob.received().stream()
                .filter(event -> event.get(0).equals("red"))
                .findFirst()
                .orElseThrow();
        assertThat((byte[]) red.get(3)).containsExactly(1, 2);
    }

    private static List<Object> names(ConnectedClient client) {
        return client.received().stream().map(event -> event.get(0)).toList();
    }

    @Test
    void clientsOfAllServersAckAndSocketsRoomsAndServersAreFoundEverywhere() throws Exception {
        second.namespace().socketsJoin(RED);
        await().atMost(PATIENCE).until(() -> first.namespace().rooms().contains(RED));

        for (Node node : List.of(first, second)) {
            Answers<List<Object>> answers = node.namespace()
                    .untyped()
                    .request("ask", Duration.ofSeconds(5), "?")
                    .get(5, TimeUnit.SECONDS);
            assertThat(answers.received()).containsExactlyInAnyOrder(List.of(ann.id()), List.of(bob.id()));
            assertThat(node.namespace().fetchSockets().get(5, TimeUnit.SECONDS))
                    .extracting(RemoteSocket::id)
                    .containsExactlyInAnyOrder(ann.id(), bob.id());
            assertThat(node.namespace().fetchRooms().get(5, TimeUnit.SECONDS)).containsExactly(RED);
            assertThat(node.namespace().serverCount().get(5, TimeUnit.SECONDS)).isEqualTo(2);
        }
    }

    @Test
    void serversTalkToEachOther() throws Exception {
        List<Object> heard = new CopyOnWriteArrayList<>();
        for (Node node : List.of(first, second)) {
            node.namespace().untyped().onServerSideEmit("load", (arguments, ack) -> {
                heard.add(node == first ? "first" : "second");
                ack.send(node == first ? 1 : 2);
            });
        }

        Answers<Object> answers = first.namespace()
                .untyped()
                .serverSideRequest("load", Duration.ofSeconds(5))
                .get(5, TimeUnit.SECONDS);
        assertThat(answers).isEqualTo(Answers.of(List.of(2), 0, 0));
        second.namespace().untyped().serverSideEmit("load", "x");
        await().atMost(PATIENCE).until(() -> heard.contains("first"));
        assertThat(heard).containsExactly("second", "first");
    }

    @Test
    void socketsOfAnotherServerLeaveRoomsAndAreDisconnected() {
        first.namespace().socketsJoin(RED);
        await().atMost(PATIENCE).until(() -> second.namespace().rooms().contains(RED));
        first.namespace().toSockets(bob.id()).socketsLeave(RED);
        await().atMost(PATIENCE).until(() -> !second.namespace().rooms().contains(RED));

        first.namespace().toSockets(bob.id()).disconnectClients();
        await().atMost(PATIENCE).until(() -> !bob.isConnected());
        assertThat(ann.isConnected()).isTrue();
    }

    @Test
    void aServerThatDoesNotAnswerIsNotWaitedForLongerThanTwoSeconds() throws Exception {
        try (StatefulRedisPubSubConnection<String, String> silent = client.connectPubSub()) {
            silent.sync().subscribe("socket.io-request#/#");
            long begun = System.nanoTime();

            assertThatThrownBy(() -> first.namespace().fetchSockets().get(5, TimeUnit.SECONDS))
                    .hasMessageContaining("unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(ScenarioSize.of(10_000, 2_500)));
            Answers<List<Object>> answers = first.namespace()
                    .untyped()
                    .request("ask", Duration.ofSeconds(3))
                    .get(5, TimeUnit.SECONDS);
            assertThat(answers.received()).hasSize(2);
            assertThat(answers.missing()).isEqualTo(1);
        }
    }

    @Test
    void aRequestOfAServerOfOldForOneSocketIsAnsweredByTheServerThatHasIt() throws Exception {
        List<String> answers = new CopyOnWriteArrayList<>();
        try (StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub();
                StatefulRedisConnection<String, String> commands = client.connect()) {
            listening.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    answers.add(message);
                }
            });
            listening.sync().subscribe("socket.io-response#/#");
            commands.sync()
                    .publish(
                            "socket.io-request#/#",
                            "{\"requestId\":\"q1\",\"type\":2,\"sid\":\"" + bob.id() + "\",\"room\":\"red\"}");
            await().atMost(PATIENCE).until(() -> second.namespace().rooms().contains(RED));
            commands.sync().publish("socket.io-request#/#", "{\"requestId\":\"q2\",\"type\":0,\"rooms\":[\"red\"]}");

            await().atMost(PATIENCE)
                    .until(() -> answers.contains("{\"requestId\":\"q2\",\"sockets\":[\"" + bob.id() + "\"]}"));
            assertThat(answers).contains("{\"requestId\":\"q1\"}").hasSize(3);
        }
    }

    @Test
    void aPrefixOfServersWithTheStreamsAdapterIsRefused() throws Exception {
        try (StatefulRedisPubSubConnection<String, String> streams = client.connectPubSub()) {
            streams.sync().subscribe("other#/#");

            assertThatThrownBy(() -> Node.start(ClassicRedisAdapter.builder(client)
                            .channelPrefix("other")
                            .build()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"other\"");
        }
    }

    @Test
    void aMessageThatIsTooLargeForTheClusterReachesThisServersClientsAndIsReported() {
        byte[] large = new byte[5 * 1024 * 1024];
        first.namespace().untyped().emit("large", large);

        await().atMost(PATIENCE).until(() -> names(ann).contains("large"));
        assertThat(first.incidents(AdapterIncident.Reason.UNSENDABLE_MESSAGE)).isEqualTo(1);
        second.namespace().untyped().emit("end");
        await().atMost(PATIENCE).until(() -> bob.hasReceived("end"));
        assertThat(names(bob)).containsExactly("end");
    }
}
