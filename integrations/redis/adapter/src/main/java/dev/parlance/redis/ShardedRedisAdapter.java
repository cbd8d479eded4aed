package dev.parlance.redis;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.event.Incubating;
import dev.parlance.internal.redis.cluster.ShardedAdapters;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Objects;

/**
 * Connects servers by the sharded pub/sub of Redis 7: the recommended adapter. Servers of Node.js with {@code
 * createShardedAdapter()} of {@code @socket.io/redis-adapter} 8.3 take part, if their prefix and their mode are the same.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .adapter(ShardedRedisAdapter.builder(RedisClient.create("redis://redis.internal")).build())
 *         .build();
 * }</pre>
 *
 * <p>Each server has two connections, which are opened with its first namespace: that fails if Redis cannot be reached then, or is
 * older than 7.0. Later outages are reported to the {@link dev.parlance.socket.ServerListener} and end by themselves. Broadcasts
 * that are sent meanwhile do not reach other servers, and are not repeated.
 *
 * <p><b>Joining.</b> With a mode other than {@link SubscriptionMode#STATIC}, a server subscribes to a room's channel when the room
 * gets its first member there. Until Redis knows, usually within a millisecond, broadcasts of other servers to this room alone do
 * not reach it.
 */
@Incubating
public final class ShardedRedisAdapter implements AdapterFactory {
    private final AdapterFactory adapters;

    private ShardedRedisAdapter(AdapterFactory adapters) {
        this.adapters = adapters;
    }

    /**
     * Begins to describe one.
     *
     * @param client knows Redis's address; it is not closed
     */
    public static Builder builder(RedisClient client) {
        return new Builder(client);
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        return adapters.open(namespace, node);
    }

    /** Describes one. */
    public static final class Builder {
        private final RedisClient client;
        private String channelPrefix = "socket.io";
        private SubscriptionMode subscriptionMode = SubscriptionMode.DYNAMIC;
        private Duration requestsTimeout = Duration.ofSeconds(2);

        private Builder(RedisClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /** With what the names of channels begin; {@code socket.io} by default. Clusters that share a Redis need different ones. */
        public Builder channelPrefix(String channelPrefix) {
            this.channelPrefix = Objects.requireNonNull(channelPrefix, "channelPrefix");
            return this;
        }

        /** Which channels are used; {@link SubscriptionMode#DYNAMIC} by default. */
        public Builder subscriptionMode(SubscriptionMode subscriptionMode) {
            this.subscriptionMode = Objects.requireNonNull(subscriptionMode, "subscriptionMode");
            return this;
        }

        /** How long other servers may take to answer, from a millisecond; 2 s by default. */
        public Builder requestsTimeout(Duration requestsTimeout) {
            this.requestsTimeout = RedisOptionBounds.millisecondAtLeast("requestsTimeout", requestsTimeout);
            return this;
        }

        /** The adapter, for one server. */
        public ShardedRedisAdapter build() {
            return new ShardedRedisAdapter(
                    new ShardedAdapters(client, channelPrefix, subscriptionMode::hasChannel, requestsTimeout));
        }
    }
}
