package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;

/**
 * Who sends the messages of a namespace of this server.
 *
 * @param namespace its name
 * @param uid a random id
 */
record ClusterIdentity(String namespace, String uid) {
    static ClusterIdentity of(String namespace) {
        return new ClusterIdentity(namespace, Identifiers.next());
    }

    ClusterMessage message(ClusterBody body) {
        return new ClusterMessage(body, uid, namespace);
    }

    /** Whether a message of another server concerns this one. */
    boolean concerns(ClusterMessage message) {
        return message.namespace().equals(namespace) && !message.uid().equals(uid);
    }
}
