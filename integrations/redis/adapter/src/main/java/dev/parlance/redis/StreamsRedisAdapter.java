package dev.parlance.redis;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.event.Incubating;
import dev.parlance.internal.redis.cluster.StreamAdapters;
import dev.parlance.internal.redis.cluster.StreamSettings;
import dev.parlance.internal.redis.wire.cluster.StreamNames;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Connects servers by streams of Redis 6.2 or later: the adapter with which clients recover on any server what they have missed, and
 * that loses nothing when a connection to Redis is interrupted. Servers of Node.js with {@code
 * @socket.io/redis-streams-adapter} 0.3 take part, if their names are the same.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .adapter(StreamsRedisAdapter.builder(RedisClient.create("redis://redis.internal"))
 *                 .maxLength(150_000)
 *                 .build())
 *         .recovery(RecoveryOptions.DEFAULT)
 *         .build();
 * }</pre>
 *
 * <p>Every server reads every broadcast of its streams. A server has two connections, and one more for each stream; they are opened
 * with its first namespace, which fails if Redis cannot be reached then. Outages are reported to the {@link
 * dev.parlance.socket.ServerListener} and end by themselves.
 *
 * <p><b>Recovery.</b> A stream keeps about as many entries as {@link Builder#maxLength} says, of all namespaces together: it must be
 * more than are broadcast within the recovery's window, else clients that come back late are not recovered. Volatile broadcasts
 * are not in it, and may arrive before others that were sent before. A session that a server of Node has kept has no user: see
 * {@link Builder#sessionUser}. A server of Node asks nobody whose a session is.
 */
@Incubating
public final class StreamsRedisAdapter implements AdapterFactory {
    private final AdapterFactory adapters;

    private StreamsRedisAdapter(AdapterFactory adapters) {
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
        private String streamName = "socket.io";
        private int streamCount = 1;
        private String channelPrefix = "socket.io";
        private boolean shardedPubSub;
        private long maxLength = 10_000;
        private int readCount = 100;
        private String sessionKeyPrefix = "sio:session:";
        private Duration requestsTimeout = Duration.ofSeconds(2);
        private Function<Map<String, @Nullable Object>, @Nullable String> sessionUser = data -> null;

        private Builder(RedisClient client) {
            this.client = Objects.requireNonNull(client, "client");
        }

        /** The name of the stream; {@code socket.io} by default. */
        public Builder streamName(String streamName) {
            this.streamName = Objects.requireNonNull(streamName, "streamName");
            return this;
        }

        /**
         * Over how many streams namespaces are spread, from 1; 1 by default. With more, a namespace whose name servers of Node would
         * write to a stream that nobody reads is refused.
         */
        public Builder streamCount(int streamCount) {
            this.streamCount = (int) RedisOptionBounds.positive("streamCount", streamCount);
            return this;
        }

        /** With what the names of channels begin; {@code socket.io} by default. The classic adapter needs another one. */
        public Builder channelPrefix(String channelPrefix) {
            this.channelPrefix = Objects.requireNonNull(channelPrefix, "channelPrefix");
            return this;
        }

        /** Whether what is not in streams takes the sharded pub/sub of Redis 7; false by default. */
        public Builder shardedPubSub(boolean shardedPubSub) {
            this.shardedPubSub = shardedPubSub;
            return this;
        }

        /** About how many entries a stream keeps, from 1; 10,000 by default. */
        public Builder maxLength(long maxLength) {
            this.maxLength = RedisOptionBounds.positive("maxLength", maxLength);
            return this;
        }

        /** How many entries are read at once, from 1; 100 by default. */
        public Builder readCount(int readCount) {
            this.readCount = (int) RedisOptionBounds.positive("readCount", readCount);
            return this;
        }

        /** With what the keys of sessions begin; {@code sio:session:} by default. */
        public Builder sessionKeyPrefix(String sessionKeyPrefix) {
            this.sessionKeyPrefix = Objects.requireNonNull(sessionKeyPrefix, "sessionKeyPrefix");
            return this;
        }

        /** How long other servers may take to answer, from a millisecond; 2 s by default. */
        public Builder requestsTimeout(Duration requestsTimeout) {
            this.requestsTimeout = RedisOptionBounds.millisecondAtLeast("requestsTimeout", requestsTimeout);
            return this;
        }

        /**
         * Tells whose a session is that a server of Node has kept, by the data of its socket: the id of the user, or null. Nobody's
         * by default: then such sessions are recovered only on namespaces without an authenticator. Must not block.
         */
        public Builder sessionUser(Function<Map<String, @Nullable Object>, @Nullable String> sessionUser) {
            this.sessionUser = Objects.requireNonNull(sessionUser, "sessionUser");
            return this;
        }

        /** The adapter, for one server. */
        public StreamsRedisAdapter build() {
            return new StreamsRedisAdapter(new StreamAdapters(
                    client,
                    new StreamSettings(
                            new StreamNames(streamName, streamCount),
                            channelPrefix,
                            shardedPubSub,
                            maxLength,
                            readCount,
                            sessionKeyPrefix,
                            requestsTimeout,
                            sessionUser)));
        }
    }
}
