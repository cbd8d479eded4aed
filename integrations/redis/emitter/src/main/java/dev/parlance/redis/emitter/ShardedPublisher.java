package dev.parlance.redis.emitter;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import java.util.concurrent.CompletableFuture;

/**
 * Publishes on the channel of the namespace, to which all servers with the sharded adapter listen, whichever their mode; also what
 * is for one room: so everything arrives in order, also in rooms that a server has only just subscribed to.
 */
record ShardedPublisher(EmitterConnection connection, String prefix, String namespace) implements EmitterPublisher {
    @Override
    public CompletableFuture<Void> broadcast(ClusterBody.Broadcast broadcast) {
        return request(broadcast);
    }

    @Override
    public CompletableFuture<Void> request(ClusterBody body) {
        return connection.publishSharded(
                prefix + "#" + namespace + "#", ClusterMessageCodec.encode(new ClusterMessage(body, UID, namespace)));
    }
}
