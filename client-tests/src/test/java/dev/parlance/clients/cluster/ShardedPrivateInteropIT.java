package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.redis.SubscriptionMode;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code createShardedAdapter()}, in the mode dynamic-private, and with a prefix. */
class ShardedPrivateInteropIT extends InteropBehaviours {
    ShardedPrivateInteropIT() {
        super("sharded", "{\"subscriptionMode\": \"dynamic-private\", \"channelPrefix\": \"my#app\"}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.installed();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ShardedRedisAdapter.builder(client)
                .channelPrefix("my#app")
                .subscriptionMode(SubscriptionMode.DYNAMIC_PRIVATE)
                .build();
    }
}
