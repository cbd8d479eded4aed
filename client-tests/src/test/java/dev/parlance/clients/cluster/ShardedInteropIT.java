package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code createShardedAdapter()}, in its default mode. */
class ShardedInteropIT extends InteropBehaviours {
    ShardedInteropIT() {
        super("sharded", "{}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.installed();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ShardedRedisAdapter.builder(client).build();
    }
}
