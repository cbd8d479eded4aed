package dev.parlance.clients.cluster;

import static dev.parlance.clients.cluster.InteropCluster.MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.JavaServer;
import dev.parlance.clients.cluster.server.NodeServer;
import dev.parlance.clients.cluster.server.Target;
import dev.parlance.clients.json.JsonValues;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Emitters reach a Java server and one on Node that share a Redis, with real clients on both, which see everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EmitterBehaviours {
    static final String NAMESPACE = "/talk";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String adapter;
    private final String nodeOptions;
    private TestRedis redis;
    private RedisClient client;
    private InteropCluster cluster;
    private List<ClusterOrigin> emitters = List.of();

    EmitterBehaviours(String adapter, String nodeOptions) {
        this.adapter = adapter;
        this.nodeOptions = nodeOptions;
    }

    abstract TestRedis startRedis() throws Exception;

    abstract AdapterFactory adapter(RedisClient client);

    abstract List<ClusterOrigin> startEmitters(RedisClient client, int redisPort) throws Exception;

    @BeforeAll
    void start() throws Exception {
        redis = startRedis();
        client = RedisClient.create(redis.uri());
        cluster = new InteropCluster(
                NAMESPACE,
                List.of(
                        new JavaServer("java", adapter(client), NAMESPACE, builder -> builder),
                        new NodeServer(adapter, redis.port(), NAMESPACE, nodeOptions)));
        cluster.connectClients();
        cluster.settle();
        emitters = startEmitters(client, redis.port());
    }

    @AfterAll
    void stop() throws Exception {
        for (ClusterOrigin emitter : emitters) {
            emitter.close();
        }
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

    Stream<ClusterOrigin> emitters() {
        return emitters.stream();
    }

    private static List<@Nullable Object> message(@Nullable Object... values) {
        List<@Nullable Object> event = JsonValues.list(MESSAGE);
        event.addAll(JsonValues.list(values));
        return event;
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void whatIsEmittedReachesTheRoomsItNamesWithoutThoseItExcepts(ClusterOrigin emitter) {
        String onJava = cluster.members.get(0).client.id();
        String onNode = cluster.members.get(cluster.members.size() - 1).client.id();
        for (Target target : List.of(
                Target.EVERYONE,
                Target.to("red"),
                Target.to("blue"),
                Target.to("green"),
                Target.to("red", "blue"),
                Target.to("red").except("blue"),
                Target.EVERYONE.except("red"),
                Target.EVERYONE.except("left", "blue"),
                Target.to("nobody"),
                Target.to(onJava),
                Target.to(onNode),
                Target.EVERYONE.except(onJava, onNode))) {
            cluster.broadcast(emitter, target, message(target.toString()));
        }
        cluster.verify(emitter);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void whatIsVolatileArrivesWhereNothingWaitsBeforeIt(ClusterOrigin emitter) {
        cluster.verify(emitter);
        Target isVolatile = Target.to("red").asVolatile();
        List<@Nullable Object> event = message("volatile");
        cluster.broadcast(emitter, isVolatile, event);
        cluster.awaitMessage(emitter, isVolatile, event);
        cluster.verify(emitter);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void argumentsArriveAsTheyWereEmitted(ClusterOrigin emitter) {
        for (List<@Nullable Object> event : List.of(
                message("é ✨ 🙂 \u0000 \"quoted\"", ""),
                message(0L, -1L, 128L, 65_536L, -32_769L, 4_294_967_296L, 9_007_199_254_740_991L, 0.5, -1.25e-7),
                message(true, null, List.of(), Map.of(), JsonValues.object("a", List.of(1L), "ü", null)),
                message((Object) new byte[] {1, 2, 3, -1}),
                message(JsonValues.object("file", new byte[] {0}, "more", List.of(new byte[300], new byte[70_000]))))) {
            cluster.broadcast(emitter, Target.EVERYONE, event);
            cluster.broadcast(emitter, Target.to("blue"), event);
        }
        cluster.verify(emitter);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void manyEventsArriveOnceAndInOrder(ClusterOrigin emitter) {
        List<Target> targets = List.of(Target.EVERYONE, Target.to("red"), Target.to("blue"), Target.to("green", "red"));
        for (int number = 0; number < 200; number++) {
            cluster.broadcast(emitter, targets.get(number % targets.size()), message((long) number));
        }
        cluster.verify(emitter);
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void socketsJoinAndLeave(ClusterOrigin emitter) {
        String room = "joined-by-" + emitter.name();
        List<Member> joined = cluster.meant(Target.to("green"), emitter);
        emitter.join(Target.to("green"), List.of(room));
        joined.forEach(member -> member.rooms.add(room));
        awaitMembers(room, joined);
        cluster.broadcast(emitter, Target.to(room), message("joined"));
        cluster.verify(emitter);

        List<Member> left = cluster.meant(Target.to(room).except("red"), emitter);
        emitter.leave(Target.to(room).except("red"), List.of(room));
        left.forEach(member -> member.rooms.remove(room));
        awaitMembers(room, cluster.meant(Target.to(room), emitter));
        cluster.broadcast(emitter, Target.to(room), message("left"));
        cluster.broadcast(emitter, Target.EVERYONE.except(room), message("others"));
        cluster.verify(emitter);
    }

    private void awaitMembers(String room, List<Member> members) {
        for (ClusterServer server : cluster.servers) {
            await(room + " as " + server.name() + " sees it")
                    .atMost(PATIENCE)
                    .until(() -> server.fetchSockets(Target.to(room)).size() == members.size());
        }
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void socketsAreDisconnected(ClusterOrigin emitter) {
        for (boolean close : new boolean[] {false, true}) {
            String room = "ended-by-" + emitter.name() + close;
            List<Member> ended = cluster.servers.stream()
                    .map(server -> cluster.js(server, room))
                    .toList();
            Member kept = cluster.js(cluster.servers.get(0), room, "kept");
            emitter.disconnect(Target.to(room).except("kept"), close);
            cluster.members.removeAll(ended);
            await("the disconnects by " + emitter.name())
                    .atMost(PATIENCE)
                    .until(() -> ended.stream().noneMatch(member -> member.client.isConnected()));
            cluster.verify(emitter);
            assertThat(cluster.members).allMatch(member -> member.client.isConnected());
            assertThat(kept.client.isConnected()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}", autoCloseArguments = false)
    @MethodSource("emitters")
    void allServersHearAnEventForServers(ClusterOrigin emitter) {
        List<@Nullable Object> event = JsonValues.list("tell", "é", 7L, JsonValues.object("a", List.of(true)), null);
        cluster.servers.forEach(ClusterServer::heard);
        emitter.serverSideEmit(event);
        for (ClusterServer server : cluster.servers) {
            List<List<@Nullable Object>> heard = new ArrayList<>();
            await(server.name()).atMost(PATIENCE).until(() -> heard.addAll(server.heard()));
            assertThat(heard).as("heard by %s", server).isEqualTo(List.of(event));
        }
    }

    /** For tests of one adapter alone. */
    InteropCluster cluster() {
        return cluster;
    }

    /** As {@link #cluster()}. */
    RedisClient client() {
        return client;
    }
}
