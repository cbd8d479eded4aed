package dev.parlance.redis.platform;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * A connection to one Redis, or to a cluster.
 *
 * @param commands sends commands
 * @param end closes it
 */
record RedisConnection(RedisClusterAsyncCommands<String, String> commands, Runnable end) {
    /** Opens one. */
    @FunctionalInterface
    interface Connector {
        /** Waits until it is open, or throws. */
        RedisConnection connect();
    }

    static Connector to(RedisClient client) {
        return () -> {
            StatefulRedisConnection<String, String> connection = client.connect();
            return new RedisConnection(connection.async(), connection::close);
        };
    }

    static Connector to(RedisClusterClient client) {
        return () -> {
            StatefulRedisClusterConnection<String, String> connection = client.connect();
            return new RedisConnection(connection.async(), connection::close);
        };
    }
}
