package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code createAdapter()} of {@code @socket.io/redis-adapter}, on Redis 6.2. */
class ClassicInteropIT extends InteropBehaviours {
    ClassicInteropIT() {
        super("classic", "{}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.embedded();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ClassicRedisAdapter.builder(client).build();
    }
}
