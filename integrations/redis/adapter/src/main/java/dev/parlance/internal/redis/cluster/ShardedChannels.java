package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import java.util.List;
import java.util.function.Predicate;

/**
 * The channels of a namespace in sharded pub/sub.
 *
 * @param base the one that all servers listen to
 * @param counters where our own servers say how many messages they have sent to all: no server of Node listens
 * @param apart which rooms have one of their own
 */
record ShardedChannels(String base, String counters, Predicate<String> apart) {
    static ShardedChannels of(String prefix, String namespace, Predicate<String> apart) {
        String rest = "#" + namespace + "#";
        return new ShardedChannels(prefix + rest, prefix + "-counters" + rest, apart);
    }

    /** The channel of a server, or of a room. */
    String of(String name) {
        return base + name + "#";
    }

    /** Where a message goes. Acks are counted of all servers, so what expects them goes to all. */
    String of(ClusterBody body) {
        if (body instanceof ClusterBody.Broadcast broadcast && broadcast.requestId() == null) {
            List<String> rooms = broadcast.options().rooms();
            if (rooms.size() == 1 && apart.test(rooms.get(0))) {
                return of(rooms.get(0));
            }
        }
        return base;
    }
}
