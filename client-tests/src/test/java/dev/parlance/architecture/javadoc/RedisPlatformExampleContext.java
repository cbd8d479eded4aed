package dev.parlance.architecture.javadoc;

import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformBuilder;
import dev.parlance.redis.platform.RedisPlatform;
import io.lettuce.core.RedisClient;

/** What the examples of what servers share in Redis speak of. Never run. */
public class RedisPlatformExampleContext extends PlatformExampleContext {
    protected static final RedisClient client = RedisClient.create();
    protected static final RedisPlatform redis = RedisPlatform.builder(client).build();
    protected static final PlatformBuilder builder = Platform.builder(projects);
}
