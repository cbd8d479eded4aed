package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.presence.PresenceRegistryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The presence in Redis does what every registry does. */
class RedisPresenceIT extends PresenceRegistryContract {
    private static final int ROUNDS = 300;

    private static OwnRedis redis;
    private static RedisPlatform last;

    RedisPresenceIT() {
        super(registry(), ROUNDS);
    }

    private static PresenceRegistry registry() {
        last = redis.node(redis.freshPrefix());
        return last.presence();
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
