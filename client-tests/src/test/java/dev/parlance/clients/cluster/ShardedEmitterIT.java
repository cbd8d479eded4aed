package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.clients.cluster.server.ClusterOrigin;
import dev.parlance.clients.cluster.server.JavaEmitter;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.redis.SubscriptionMode;
import dev.parlance.redis.emitter.RedisEmitter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.List;

/** Our emitter with the sharded adapters, in the mode with the most channels. Node has none for them. */
class ShardedEmitterIT extends EmitterBehaviours {
    ShardedEmitterIT() {
        super("sharded", "{\"subscriptionMode\": \"dynamic-private\"}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.installed();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ShardedRedisAdapter.builder(client)
                .subscriptionMode(SubscriptionMode.DYNAMIC_PRIVATE)
                .build();
    }

    @Override
    List<ClusterOrigin> startEmitters(RedisClient client, int redisPort) {
        return List.of(new JavaEmitter(RedisEmitter.builder(client).sharded().build(), NAMESPACE));
    }
}
