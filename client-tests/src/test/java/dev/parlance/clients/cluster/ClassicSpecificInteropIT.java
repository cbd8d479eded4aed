package dev.parlance.clients.cluster;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;

/** With {@code createAdapter()}, another key, and answers that only whoever has asked gets. */
class ClassicSpecificInteropIT extends InteropBehaviours {
    ClassicSpecificInteropIT() {
        super("classic", "{\"key\": \"my*app\", \"publishOnSpecificResponseChannel\": true}");
    }

    @Override
    TestRedis startRedis() throws Exception {
        return TestRedis.embedded();
    }

    @Override
    AdapterFactory adapter(RedisClient client) {
        return ClassicRedisAdapter.builder(client)
                .channelPrefix("my*app")
                .publishOnSpecificResponseChannel(true)
                .build();
    }
}
