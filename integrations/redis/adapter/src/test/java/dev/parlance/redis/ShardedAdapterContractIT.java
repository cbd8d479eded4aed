package dev.parlance.redis;

import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.adapter.AdapterContract;
import dev.parlance.testkit.adapter.ContractNodes;
import dev.parlance.testredis.TestRedis;
import io.lettuce.core.RedisClient;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The sharded adapter does what every adapter must do. */
class ShardedAdapterContractIT extends AdapterContract {
    private static TestRedis redis;
    private static RedisClient client;
    private static int clusters;

    @BeforeAll
    static void startRedis() throws Exception {
        redis = TestRedis.installed();
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
    protected ContractNodes start(int count, Consumer<? super TestServer> setUp) {
        String cluster = "cluster" + clusters++;
        return ContractNodes.inRealTime(
                count,
                node -> ShardedRedisAdapter.builder(client)
                        .channelPrefix(cluster)
                        .build(),
                setUp);
    }
}
