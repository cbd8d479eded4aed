package dev.parlance.clients.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.ClusterServer;
import dev.parlance.clients.cluster.server.JavaEmitter;
import dev.parlance.clients.cluster.server.Target;
import dev.parlance.redis.StreamsRedisAdapter;
import dev.parlance.redis.emitter.RedisEmitter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our emitter with the streams adapters, and entries as Node's emitter for streams adds them. */
class StreamsEmitterIT extends EmitterBehaviours {
    private static final String STREAM = "talk.events";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    StreamsEmitterIT() {
        super("streams", "{\"streamName\": \"" + STREAM + "\"}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.embedded();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return StreamsRedisAdapter.builder(client).streamName(STREAM).build();
    }

    @Override
    List<ClusterOrigin> startEmitters(RedisClient client, int redisPort) {
        return List.of(
                new JavaEmitter(RedisEmitter.streams(client).streamName(STREAM).build(), NAMESPACE));
    }

    @Test
    void entriesOfNodesEmitterForStreamsReachBothServers() {
        try (StatefulRedisConnection<String, String> connection = client().connect()) {
            List<Object> event = List.of("message", "by an entry", 1L);
            cluster().meant(Target.to("red"), cluster().servers.get(0)).forEach(member -> member.expect(event));
            add(
                    connection,
                    3,
                    "{\"packet\":{\"type\":2,\"data\":[\"message\",\"by an entry\",1],\"nsp\":\"/talk\"},"
                            + "\"opts\":{\"rooms\":[\"red\"],\"flags\":{\"volatile\":true},\"except\":[]}}");
            cluster().awaitMessage(cluster().servers.get(0), Target.to("red"), event);

            cluster().servers.forEach(ClusterServer::heard);
            add(connection, 9, "{\"packet\":[\"tell\",2]}");
            for (ClusterServer server : cluster().servers) {
                await(server.name()).atMost(PATIENCE).until(() -> server.heard().equals(List.of(List.of("tell", 2L))));
            }
            String room = "joined by an entry";
            add(
                    connection,
                    4,
                    "{\"opts\":{\"rooms\":[\"green\"],\"except\":[\"red\"],\"flags\":{}},\"rooms\":[\"" + room
                            + "\"]}");
            ClusterServer java = cluster().servers.get(0);
            await(room)
                    .atMost(PATIENCE)
                    .until(() -> !java.fetchSockets(Target.to(room)).isEmpty());
            add(
                    connection,
                    5,
                    "{\"opts\":{\"rooms\":[\"" + room + "\"],\"except\":[],\"flags\":{}},\"rooms\":[\"" + room
                            + "\"]}");
            await(room)
                    .atMost(PATIENCE)
                    .until(() -> java.fetchSockets(Target.to(room)).isEmpty());
            cluster().verify(java);
            assertThat(java.fetchSockets(Target.to("green"))).isNotEmpty();
        }
    }

    private static void add(StatefulRedisConnection<String, String> connection, int type, String data) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("uid", "emitter");
        entry.put("nsp", NAMESPACE);
        entry.put("type", String.valueOf(type));
        entry.put("data", data);
        connection.sync().xadd(STREAM, entry);
    }
}
