package dev.parlance.redis;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.event.Incubating;
import dev.parlance.internal.redis.cluster.ClassicAdapters;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Objects;

/**
 * Connects servers by the pub/sub of any Redis. Servers of Node.js with {@code createAdapter()} of {@code @socket.io/redis-adapter} 8.3
 * take part, if their {@code key} is the same.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .adapter(ClassicRedisAdapter.builder(RedisClient.create("redis://redis.internal")).build())
 *         .build();
 * }</pre>
 *
 * <p>Each server has two connections, which are opened with its first namespace: that fails if Redis cannot be reached then, or if
 * servers with the streams adapter use the same prefix. Later outages are reported to the {@link dev.parlance.socket.ServerListener}
 * and end by themselves. Broadcasts that are sent meanwhile do not reach other servers, and are not repeated. Between servers of ours
 * every message counts: that some have not arrived is noticed and reported within 45 seconds.
 *
 * <p>Every server receives every broadcast, and drops unread what is for a single room that it does not have. With Redis 7, {@link
 * ShardedRedisAdapter} spares servers that.
 */
@Incubating
public final class ClassicRedisAdapter implements AdapterFactory {
    private final AdapterFactory adapters;

    private ClassicRedisAdapter(AdapterFactory adapters) {
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
        private Duration requestsTimeout = Duration.ofSeconds(2);
        private boolean specificResponses;

        private Builder(RedisClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /**
         * With what the names of channels begin, {@code key} in Node; {@code socket.io} by default. Clusters that share a Redis need
         * different ones.
         */
        public Builder channelPrefix(String channelPrefix) {
            this.channelPrefix = Objects.requireNonNull(channelPrefix, "channelPrefix");
            return this;
        }

        /** How long other servers may take to answer, from a millisecond; 2 s by default. */
        public Builder requestsTimeout(Duration requestsTimeout) {
            this.requestsTimeout = RedisOptionBounds.millisecondAtLeast("requestsTimeout", requestsTimeout);
            return this;
        }

        /**
         * Whether answers go to the server that has asked alone, and not to all; not by default. A server understands both, so servers
         * of one cluster may differ.
         */
        public Builder publishOnSpecificResponseChannel(boolean specific) {
            this.specificResponses = specific;
            return this;
        }

        /** The adapter, for one server. */
        public ClassicRedisAdapter build() {
            return new ClassicRedisAdapter(
                    new ClassicAdapters(client, channelPrefix, specificResponses, requestsTimeout));
        }
    }
}
