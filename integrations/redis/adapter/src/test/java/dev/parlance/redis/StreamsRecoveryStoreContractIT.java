package dev.parlance.redis;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.testkit.adapter.RecoveryStoreContract;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The store of the streams adapter does what every store for recovery must do. */
class StreamsRecoveryStoreContractIT extends RecoveryStoreContract {
    private static TestRedis redis;
    private static RedisClient client;
    private static int clusters;

    private final String cluster = "cluster" + clusters++;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = TestRedis.embedded();
        client = RedisClient.create(redis.uri());
    }

    @AfterAll
    static void stopRedis() throws Exception {
        if (redis != null) {
            client.shutdown();
            redis.close();
        }
    }

    @Override
    protected AdapterFactory adapters(int server) {
        return StreamsRedisAdapter.builder(client)
                .streamName(cluster)
                .channelPrefix(cluster)
                .sessionKeyPrefix(cluster + ":")
                .build();
    }
}
