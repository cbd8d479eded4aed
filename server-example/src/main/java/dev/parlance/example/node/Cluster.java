package dev.parlance.example.node;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.PlatformBuilder;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.redis.StreamsRedisAdapter;
import dev.parlance.redis.platform.RedisPlatform;
import dev.parlance.socket.Server;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/** The other servers of the example, all behind one Redis. */
public final class Cluster implements AutoCloseable {
    private static final String SERVERS = "parlance:example:servers";

    private final String node;
    private final RedisClient client;
    private final RedisPlatform platform;
    private final long server;

    /**
     * Takes part; throws what Lettuce throws if Redis cannot be reached.
     *
     * @param node the name of this server
     * @param redis the URI of Redis
     */
    public Cluster(String node, String redis) {
        this.node = node;
        client = RedisClient.create(redis);
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            server = connection.sync().incr(SERVERS);
        }
        platform = RedisPlatform.builder(client).build();
    }

    /** The number of this server: each that starts has the next. */
    public long server() {
        return server;
    }

    /** Carries broadcasts, and what clients have missed that come back to another server. */
    public AdapterFactory adapter() {
        return StreamsRedisAdapter.builder(client).build();
    }

    /** Lets the families of the platform share what they know of the users, in the root namespace. */
    public void share(PlatformBuilder families) {
        families.presenceRegistry(platform.presence()).calls(() -> platform.calls("/"), CallFeature.RINGING);
    }

    /** Lets a server share what it revokes. */
    public void share(Server server) {
        server.revocations().share(platform.revocations());
    }

    /** Shows where users are connected. */
    public NodeFeature nodes() {
        return new NodeFeature(node);
    }

    @Override
    public void close() {
        platform.close();
        client.shutdown();
    }
}
