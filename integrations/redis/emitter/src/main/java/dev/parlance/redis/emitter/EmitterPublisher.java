package dev.parlance.redis.emitter;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.concurrent.CompletableFuture;

/** Publishes to the servers of one namespace what they take for a message of another server. */
interface EmitterPublisher {
    /** The emitter's in place of a server's. */
    String UID = "emitter";

    /** Publishes an event for clients. */
    CompletableFuture<Void> broadcast(ClusterBody.Broadcast broadcast);

    /** Publishes what is to be done to sockets, or an event for servers. */
    CompletableFuture<Void> request(ClusterBody body);
}
