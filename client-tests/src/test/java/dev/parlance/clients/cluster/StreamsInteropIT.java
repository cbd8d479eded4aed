package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.StreamsRedisAdapter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code @socket.io/redis-streams-adapter}, on Redis 6.2. */
class StreamsInteropIT extends InteropBehaviours {
    StreamsInteropIT() {
        super("streams", "{}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.embedded();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return StreamsRedisAdapter.builder(client).build();
    }
}
