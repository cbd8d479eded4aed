package dev.parlance.redis.emitter;

import dev.parlance.event.Incubating;
import dev.parlance.internal.json.JsonCodec;
import io.lettuce.core.RedisClient;
import java.util.Objects;
import java.util.function.Function;

/**
 * Emits to the sockets of servers that share a Redis, from a process without a server: a batch job, or an HTTP service. Reaches
 * servers of Node.js, too.
 *
 * <pre>{@code
 * try (RedisEmitter emitter = RedisEmitter.builder(RedisClient.create("redis://redis.internal")).build()) {
 *     emitter.namespace("/").to("chat:42").emit(ANNOUNCED, new Announced("The hall opens at nine"));
 * }
 * }</pre>
 *
 * <p>An emitter reaches the servers of one adapter, and must be of its kind: {@link #builder} for the classic one, which is {@code
 * createAdapter()} of {@code @socket.io/redis-adapter}; the same with {@link Builder#sharded} for {@code createShardedAdapter()};
 * {@link #streams} for {@code @socket.io/redis-streams-adapter}.
 *
 * <p>Safe for use by several threads. Nothing of it blocks but to build it, and {@link #close}.
 */
@Incubating
public final class RedisEmitter implements AutoCloseable {
    private final EmitterConnection connection;
    private final Function<String, EmitterPublisher> publishers;
    private final JsonCodec json = new JsonCodec();

    RedisEmitter(EmitterConnection connection, Function<String, EmitterPublisher> publishers) {
        this.connection = connection;
        this.publishers = publishers;
    }

    /**
     * Begins to describe one for servers with the classic adapter, or with the sharded one.
     *
     * @param client knows Redis's address; it is not closed
     */
    public static Builder builder(RedisClient client) {
        return new Builder(Objects.requireNonNull(client, "client"));
    }

    /**
     * Begins to describe one for servers with the streams adapter. What it emits is in the stream: clients recover it, and a server
     * that is cut off from Redis for a while reads it later.
     *
     * @param client knows Redis's address; it is not closed
     */
    public static StreamsEmitterBuilder streams(RedisClient client) {
        return new StreamsEmitterBuilder(Objects.requireNonNull(client, "client"));
    }

    /**
     * All sockets of a namespace, on all servers.
     *
     * @param name its name; a leading slash may be left out
     */
    public EmitterAudience namespace(String name) {
        String withSlash = name.startsWith("/") ? name : "/" + name;
        return EmitterAudience.everyone(publishers.apply(withSlash), json);
    }

    /** Waits up to two seconds until Redis has taken what was emitted, and closes the connection. */
    @Override
    public void close() {
        connection.close();
    }

    /** Describes an emitter for servers that are connected by pub/sub. */
    public static final class Builder {
        private final RedisClient client;
        private String channelPrefix = "socket.io";
        private boolean isSharded;

        private Builder(RedisClient client) {
            this.client = client;
        }

        /** With what the names of channels begin, as the servers have it; {@code socket.io} by default. */
        public Builder channelPrefix(String channelPrefix) {
            this.channelPrefix = Objects.requireNonNull(channelPrefix, "channelPrefix");
            return this;
        }

        /**
         * For servers with the sharded adapter, on Redis 7, in any of its modes. Each of them receives everything that is emitted,
         * also what is for a room that it has no members of.
         */
        public Builder sharded() {
            isSharded = true;
            return this;
        }

        /**
         * Connects to Redis.
         *
         * @throws io.lettuce.core.RedisException if it cannot be reached
         */
        public RedisEmitter build() {
            EmitterConnection connection = EmitterConnection.open(client);
            String prefix = channelPrefix;
            return new RedisEmitter(
                    connection,
                    isSharded
                            ? namespace -> new ShardedPublisher(connection, prefix, namespace)
                            : namespace -> new ClassicPublisher(connection, prefix, namespace));
        }
    }
}
