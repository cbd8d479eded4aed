package dev.parlance.redis.emitter;

import dev.parlance.internal.redis.wire.cluster.ClassicBroadcastCodec;
import dev.parlance.internal.redis.wire.cluster.ClassicRequestCodec;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Publishes what servers with the classic adapter listen to. */
record ClassicPublisher(EmitterConnection connection, String prefix, String namespace) implements EmitterPublisher {
    @Override
    public CompletableFuture<Void> broadcast(ClusterBody.Broadcast broadcast) {
        List<String> rooms = broadcast.options().rooms();
        String room = rooms.size() == 1 ? rooms.get(0) + "#" : "";
        return connection.publish(
                prefix + "#" + namespace + "#" + room,
                ClassicBroadcastCodec.encodeOfEmitter(UID, namespace, broadcast));
    }

    @Override
    public CompletableFuture<Void> request(ClusterBody body) {
        // Only the events name the sender: a server ignores its own.
        String uid = body instanceof ClusterBody.ServerSideEmit ? UID : "";
        return connection.publish(
                prefix + "-request#" + namespace + "#", ClassicRequestCodec.encode(uid, namespace, body));
    }
}
