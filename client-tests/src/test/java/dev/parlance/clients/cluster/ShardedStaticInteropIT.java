package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.redis.SubscriptionMode;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code createShardedAdapter()}, in the mode static. */
class ShardedStaticInteropIT extends InteropBehaviours {
    ShardedStaticInteropIT() {
        super("sharded", "{\"subscriptionMode\": \"static\"}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.installed();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ShardedRedisAdapter.builder(client)
                .subscriptionMode(SubscriptionMode.STATIC)
                .build();
    }
}
