package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Carries the messages of one namespace. Nothing here blocks. */
interface ClusterTransport {
    /**
     * Sends a message to all other servers. Messages of one thread stay in order where they take the same way.
     *
     * @return fails if it has not reached Redis for certain
     * @throws dev.parlance.internal.redis.wire.UnsendableMessageException if it cannot be sent
     */
    CompletionStage<?> publish(ClusterMessage message);

    /** Sends an answer to the server that has asked. Throws as {@link #publish}. */
    CompletionStage<?> respond(String uid, ClusterMessage message);

    /** How many servers take part, this one included. */
    CompletionStage<Integer> serverCount();

    /** Whether other servers can be asked for their rooms; else they are asked for their sockets. */
    default boolean asksForRooms() {
        return false;
    }

    /** A room, or a socket of that id, is on this server now. Called under a lock of the namespace. */
    default void roomCreated(String room) {}

    /** It is not any more. Called under a lock of the namespace. */
    default void roomDeleted(String room) {}

    /** Whether the others can be reached. */
    AdapterStatus status();

    /** What it can do for recovery; null for nothing. */
    default @Nullable RecoveryStore recoveryStore() {
        return null;
    }

    void close();
}
