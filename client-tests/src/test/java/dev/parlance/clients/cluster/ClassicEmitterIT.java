package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.JavaEmitter;
import dev.parlance.clients.cluster.server.NodeEmitter;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.redis.emitter.RedisEmitter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.List;

/** Our emitter and {@code @socket.io/redis-emitter}, with the classic adapters and a prefix of their own. */
class ClassicEmitterIT extends EmitterBehaviours {
    private static final String PREFIX = "my*app";
    private static final String OPTIONS = "{\"key\": \"" + PREFIX + "\"}";

    ClassicEmitterIT() {
        super("classic", OPTIONS);
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.embedded();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ClassicRedisAdapter.builder(client).channelPrefix(PREFIX).build();
    }

    @Override
    List<ClusterOrigin> startEmitters(RedisClient client, int redisPort) throws Exception {
        return List.of(
                new JavaEmitter(
                        RedisEmitter.builder(client).channelPrefix(PREFIX).build(), NAMESPACE),
                new NodeEmitter(redisPort, NAMESPACE, OPTIONS));
    }
}
