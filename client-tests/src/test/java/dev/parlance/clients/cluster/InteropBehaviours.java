package dev.parlance.clients.cluster;

import static dev.parlance.clients.cluster.InteropCluster.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.ScenarioSize;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.JavaServer;
import dev.parlance.clients.cluster.server.NodeServer;
import dev.parlance.clients.cluster.server.Target;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation, from a Java server and from Node's, in a cluster of two Java servers and one on Node. Real clients on all three
 * see it: so each operation goes from Node to Java, from Java to Node and from Java to Java.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InteropBehaviours {
    private static final String NAMESPACE = "/talk";
    private static final int OPERATIONS = ScenarioSize.of(20, 2_000);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final String adapter;
    private final String nodeOptions;
    private TestRedis redis;
    private RedisClient client;
    InteropCluster cluster;

    InteropBehaviours(String adapter, String nodeOptions) {
        this.adapter = adapter;
        this.nodeOptions = nodeOptions;
    }

    abstract TestRedis startRedis() throws Exception;

    abstract AdapterFactory adapter(RedisClient client);

    @BeforeAll
    void start() throws Exception {
        redis = startRedis();
        client = RedisClient.create(redis.uri());
        cluster = new InteropCluster(
                NAMESPACE,
                List.of(
                        new JavaServer("java1", adapter(client), NAMESPACE, builder -> builder),
                        new JavaServer("java2", adapter(client), NAMESPACE, builder -> builder),
                        new NodeServer(adapter, redis.port(), NAMESPACE, nodeOptions)));
        cluster.connectClients();
        cluster.settle();
    }

    @AfterAll
    void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
        if (client != null) {
            client.shutdown();
        }
        if (redis != null) {
            redis.close();
        }
    }

    Stream<ClusterServer> origins() {
        return Stream.of(cluster.servers.get(0), cluster.servers.get(2));
    }

    private static List<@Nullable Object> message(@Nullable Object... values) {
        List<@Nullable Object> event = JsonValues.list(MESSAGE);
        event.addAll(JsonValues.list(values));
        return event;
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void aBroadcastReachesTheRoomsItNamesWithoutThoseItExcepts(ClusterServer origin) {
        String socket = cluster.members.get(0).client.id();
        String onNode = cluster.members.get(cluster.members.size() - 1).client.id();
        List<Target> targets = List.of(
                Target.EVERYONE,
                Target.to("red"),
                Target.to("blue"),
                Target.to("green"),
                Target.to("red", "blue"),
                Target.to("red").except("blue"),
                Target.EVERYONE.except("red"),
                Target.EVERYONE.except("left", "blue"),
                Target.to("nobody"),
                Target.to(socket),
                Target.to(onNode),
                Target.EVERYONE.except(socket));
        for (Target target : targets) {
            cluster.broadcast(origin, target, message(target.toString()));
        }
        cluster.verify(origin);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void flagsAreKept(ClusterServer origin) {
        // What is volatile arrives where nothing waits before it; a server of Node sends what is local before the rest.
        cluster.verify(origin);
        Target isVolatile = Target.to("red").asVolatile();
        List<@Nullable Object> event = message("volatile");
        cluster.broadcast(origin, isVolatile, event);
        cluster.awaitMessage(origin, isVolatile, event);
        cluster.verify(origin);
        cluster.broadcast(origin, Target.to("red").local(), message("local"));
        cluster.verify(origin);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void argumentsArriveAsTheyWereSent(ClusterServer origin) {
        List<List<@Nullable Object>> events = List.of(
                message("text", "é ✨ 🙂 \u0000 \"quoted\"", ""),
                message(0L, 1L, -1L, 127L, 128L, 255L, 256L, 65_535L, 65_536L, -128L, -129L, -32_769L),
                message(
                        4_294_967_295L,
                        4_294_967_296L,
                        -2_147_483_649L,
                        9_007_199_254_740_991L,
                        0.5,
                        -1.25e-7,
                        1.5e-300),
                message(true, false, null, List.of(), Map.of(), JsonValues.list(null, List.of(List.of(1L)))),
                message(JsonValues.object("a", 1L, "b", JsonValues.object("c", null, "ü", List.of("x")), "", "empty")),
                message("x".repeat(70_000)),
                message((Object) new byte[] {1, 2, 3, -1}),
                message(JsonValues.object("file", new byte[] {0}, "more", List.of(new byte[300], new byte[70_000]))));
        for (List<@Nullable Object> event : events) {
            cluster.broadcast(origin, Target.EVERYONE, event);
            cluster.broadcast(origin, Target.to("blue"), event);
        }
        cluster.verify(origin);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void manyBroadcastsArriveOnceAndInOrder(ClusterServer origin) {
        List<Target> targets = List.of(Target.EVERYONE, Target.to("red"), Target.to("blue"), Target.to("green", "red"));
        for (int number = 0; number < 500; number++) {
            cluster.broadcast(origin, targets.get(number % targets.size()), message((long) number));
        }
        cluster.verify(origin);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void aBroadcastCollectsTheAcksOfAllServers(ClusterServer origin) {
        for (Target target :
                List.of(Target.EVERYONE, Target.to("red"), Target.to("green").except("red"), Target.to("blue"))) {
            List<@Nullable Object> event = message("acks of " + target, new byte[] {7});
            Set<String> answering = cluster.meant(target, origin).stream()
                    .filter(member -> member.client.hasAcks())
                    .map(member -> member.client.name())
                    .collect(Collectors.toSet());
            // A plain WebSocket has no acks: a request does not reach it.
            cluster.meant(target, origin).stream()
                    .filter(member -> member.client.hasAcks())
                    .forEach(member -> member.expect(event));
            assertThat(origin.request(target, DEADLINE, event))
                    .as("acks of %s, asked by %s", target, origin.name())
                    .containsExactlyInAnyOrderElementsOf(answering);
        }
        cluster.verify(origin);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void socketsOfAllServersJoinAndLeave(ClusterServer origin) {
        String room = "joined-by-" + origin.name();
        change(origin, Target.to("green"), room, true);
        cluster.settle();
        cluster.broadcast(origin, Target.to(room), message("joined"));
        cluster.broadcast(other(origin), Target.EVERYONE.except(room), message("not joined"));
        cluster.verify(other(origin));
        cluster.verify(origin);

        change(origin, Target.to(room).except("red"), room, false);
        cluster.broadcast(origin, Target.to(room), message("left"));
        cluster.verify(origin);
        change(origin, Target.EVERYONE, room, false);
        cluster.broadcast(origin, Target.to(room), message("nobody"));
        cluster.verify(origin);
    }

    private void change(ClusterServer origin, Target target, String room, boolean joins) {
        List<Member> meant = cluster.meant(target, origin);
        if (joins) {
            origin.join(target, List.of(room));
            meant.forEach(member -> member.rooms.add(room));
        } else {
            origin.leave(target, List.of(room));
            meant.forEach(member -> member.rooms.remove(room));
        }
        // A server of Node with the classic adapter does its own part when its request comes back to it.
        await(room + " by " + origin.name()).atMost(DEADLINE).until(() -> isChanged(origin, meant, room, joins));
    }

    private static boolean isChanged(ClusterServer origin, List<Member> meant, String room, boolean joins) {
        Map<String, Set<String>> sockets = origin.fetchSockets(Target.EVERYONE);
        return meant.stream()
                .filter(member -> member.client.hasAcks())
                .allMatch(member -> sockets.get(member.client.id()).contains(room) == joins);
    }

    private ClusterServer other(ClusterServer origin) {
        return cluster.servers.get(origin == cluster.servers.get(2) ? 0 : 2);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void socketsOfAllServersAreDisconnected(ClusterServer origin) {
        for (boolean close : new boolean[] {false, true}) {
            String room = "ended-by-" + origin.name() + close;
            List<Member> ended = cluster.servers.stream()
                    .map(server -> cluster.js(server, room))
                    .toList();
            Member excepted = cluster.js(cluster.servers.get(1), room, "kept");
            cluster.settle();
            origin.disconnect(Target.to(room).except("kept"), close);
            cluster.members.removeAll(ended);
            await("the disconnects by " + origin.name())
                    .atMost(DEADLINE)
                    .until(() -> ended.stream().noneMatch(member -> member.client.isConnected()));
            cluster.verify(origin);
            assertThat(cluster.members).allMatch(member -> member.client.isConnected());
            assertThat(excepted.client.isConnected()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void theSocketsOfAllServersAreFetched(ClusterServer origin) {
        for (Target target :
                List.of(Target.EVERYONE, Target.to("red"), Target.to("red").except("left"))) {
            Map<String, Set<String>> fetched = origin.fetchSockets(target);
            List<Member> meant = cluster.meant(target, origin);
            assertThat(fetched)
                    .as("the sockets of %s, fetched by %s", target, origin.name())
                    .hasSize(meant.size());
            for (Member member : meant) {
                if (member.client.hasAcks()) {
                    assertThat(fetched.get(member.client.id())).as("%s", member).containsAll(member.rooms);
                }
            }
            assertThat(origin.fetchNames(target).values())
                    .containsExactlyInAnyOrderElementsOf(meant.stream()
                            .<Object>map(member -> member.client.name())
                            .toList());
        }
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void anEventReachesTheOtherServers(ClusterServer origin) {
        List<@Nullable Object> event = JsonValues.list("tell", "é", 7L, JsonValues.object("a", List.of(true)), null);
        cluster.servers.forEach(ClusterServer::heard);
        origin.serverSideEmit(event);
        for (ClusterServer server : cluster.servers) {
            if (server != origin) {
                List<List<@Nullable Object>> heard = new ArrayList<>();
                await(server.name()).atMost(DEADLINE).until(() -> heard.addAll(server.heard()));
                assertThat(heard).as("heard by %s", server).isEqualTo(List.of(event));
            }
        }
        assertThat(origin.heard()).isEmpty();
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("origins")
    void anEventIsAnsweredByEachOtherServer(ClusterServer origin) {
        List<@Nullable Object> answers = origin.serverSideRequest(JsonValues.list("add", 2L, 3L));
        List<String> expected = origin == cluster.servers.get(2) ? List.of("java", "java") : List.of("java", "node");
        assertThat(answers.stream()
                        .map(answer -> (String) ((Map<?, ?>) answer).get("from"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(((Map<?, ?>) answer).get("sum")).hasToString("5"));
    }

    @Test
    void randomOperationsOfAllServersArriveWhereTheyMust() {
        List<String> rooms = List.of("r1", "r2", "r3", "r4");
        Random random = new Random(13);
        for (int i = 0; i < OPERATIONS; i++) {
            ClusterServer origin = cluster.servers.get(random.nextInt(cluster.servers.size()));
            String room = rooms.get(random.nextInt(rooms.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    change(origin, target(random, rooms), room, true);
                    cluster.settle();
                }
                case 1 -> change(origin, target(random, rooms), room, false);
                default -> {
                    for (int emitted = random.nextInt(20); emitted >= 0; emitted--) {
                        cluster.broadcast(origin, target(random, rooms), message((long) i, (long) emitted));
                    }
                }
            }
            // One server at a time, since what two send at the same time has no order.
            cluster.verify(origin);
        }
        rooms.forEach(room -> change(cluster.servers.get(0), Target.EVERYONE, room, false));
    }

    private static Target target(Random random, List<String> own) {
        List<String> all = new ArrayList<>(List.of("red", "green", "blue", "left"));
        all.addAll(own);
        Collections.shuffle(all, random);
        Target target = Target.to(all.subList(0, random.nextInt(3)).toArray(String[]::new));
        return random.nextBoolean() ? target : target.except(all.get(7));
    }

    @Test
    void eachServerCountsTheServers() {
        assertThat(cluster.servers).allMatch(server -> server.serverCount() == 3);
    }

    @Test
    void aServerKnowsTheRoomsOfAllServers() {
        assertThat(cluster.servers.get(0).fetchRooms()).contains("red", "blue", "green", "left");
        cluster.js(cluster.servers.get(2), "on node only");
        assertThat(cluster.servers.get(0).fetchRooms()).contains("on node only");
    }

    @Test
    void noCredentialIsToldToOtherServers() {
        NodeServer node = (NodeServer) cluster.servers.get(2);
        assertThat(node.fetchHandshakes().values())
                .allSatisfy(
                        names -> assertThat(names.stream().map(Object::toString).toList())
                                .contains("headers", "time", "address", "xdomain", "secure", "issued", "url", "query"));
    }
}
