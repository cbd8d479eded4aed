package dev.parlance.redis.emitter;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import java.util.concurrent.CompletableFuture;

/**
 * Adds to a stream what servers with the streams adapter read: all of it, also what is volatile and events for servers.
 *
 * @param maxLength how many entries the stream keeps, about
 */
record StreamPublisher(EmitterConnection connection, String stream, long maxLength, String namespace)
        implements EmitterPublisher {
    @Override
    public CompletableFuture<Void> broadcast(ClusterBody.Broadcast broadcast) {
        return request(broadcast);
    }

    @Override
    public CompletableFuture<Void> request(ClusterBody body) {
        return connection.add(stream, maxLength, StreamEntryCodec.encode(new ClusterMessage(body, UID, namespace)));
    }
}
