package dev.parlance.benchmarks.server;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.benchmarks.process.Conversation;
import dev.parlance.redis.ClassicRedisAdapter;
import dev.parlance.redis.ShardedRedisAdapter;
import dev.parlance.redis.StreamsRedisAdapter;
import io.lettuce.core.RedisClient;

/** Parlance as one of several servers behind the Redis of {@value #REDIS}, by the adapter of {@value #ADAPTER}. */
public final class ClusteredParlanceServer {
    /** The system property with the URI of Redis. */
    public static final String REDIS = "redis";

    /** The system property with the adapter: {@code classic}, {@code sharded} or {@code streams}. */
    public static final String ADAPTER = "adapter";

    private ClusteredParlanceServer() {}

    public static void main(String[] arguments) throws Exception {
        AdapterFactory adapter = adapter(System.getProperty(ADAPTER), RedisClient.create(System.getProperty(REDIS)));
        Conversation.hold(new ParlanceServerUnderTest(builder -> builder.adapter(adapter)), arguments);
    }

    private static AdapterFactory adapter(String kind, RedisClient redis) {
        return switch (kind) {
            case "classic" -> ClassicRedisAdapter.builder(redis).build();
            case "sharded" -> ShardedRedisAdapter.builder(redis).build();
            case "streams" -> StreamsRedisAdapter.builder(redis).build();
            default -> throw new IllegalArgumentException("unknown adapter: " + kind);
        };
    }
}
