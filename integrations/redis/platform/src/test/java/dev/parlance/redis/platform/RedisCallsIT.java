package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.CallRegistry;
import dev.parlance.catalogue.platform.call.CallRegistryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The calls in Redis do what every registry does. */
class RedisCallsIT extends CallRegistryContract {
    private static OwnRedis redis;
    private static RedisPlatform last;

    RedisCallsIT() {
        super(registry());
    }

    private static CallRegistry registry() {
        last = redis.node(redis.freshPrefix());
        return last.calls("/");
    }

    @BeforeAll
    static void start() {
        redis = new OwnRedis();
    }

    @AfterEach
    void leave() {
        last.close();
    }

    @AfterAll
    static void stop() throws Exception {
        redis.close();
    }
}
