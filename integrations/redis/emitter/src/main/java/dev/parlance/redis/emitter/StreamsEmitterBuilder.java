package dev.parlance.redis.emitter;

import dev.parlance.event.Incubating;
import dev.parlance.internal.redis.wire.cluster.StreamNames;
import io.lettuce.core.RedisClient;
import java.util.Objects;

/** Describes an emitter for servers that share streams. What it is given must be what the servers have. */
@Incubating
public final class StreamsEmitterBuilder {
    private final RedisClient client;
    private String streamName = "socket.io";
    private int streamCount = 1;
    private long maxLength = 10_000;

    StreamsEmitterBuilder(RedisClient client) {
        this.client = client;
    }

    /** The name of the stream; {@code socket.io} by default. */
    public StreamsEmitterBuilder streamName(String streamName) {
        this.streamName = Objects.requireNonNull(streamName, "streamName");
        return this;
    }

    /**
     * Over how many streams namespaces are spread, from 1; 1 by default. With more, {@link RedisEmitter#namespace} refuses a namespace
     * whose name servers of Node would write to a stream that nobody reads.
     */
    public StreamsEmitterBuilder streamCount(int streamCount) {
        this.streamCount = (int) positive(streamCount, "streamCount");
        return this;
    }

    /** About how many entries a stream keeps, from 1; 10,000 by default. With fewer than the servers', clients recover less. */
    public StreamsEmitterBuilder maxLength(long maxLength) {
        this.maxLength = positive(maxLength, "maxLength");
        return this;
    }

    private static long positive(long value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": must be positive: " + value);
        }
        return value;
    }

    /**
     * Connects to Redis.
     *
     * @throws io.lettuce.core.RedisException if it cannot be reached
     */
    public RedisEmitter build() {
        StreamNames names = new StreamNames(streamName, streamCount);
        EmitterConnection connection = EmitterConnection.open(client);
        long length = maxLength;
        return new RedisEmitter(
                connection, namespace -> new StreamPublisher(connection, names.of(namespace), length, namespace));
    }
}
