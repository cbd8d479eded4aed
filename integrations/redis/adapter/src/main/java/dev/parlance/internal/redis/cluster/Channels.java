package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.connection.RedisLink;
import java.util.concurrent.CompletionStage;

/** Channels of either kind of pub/sub. */
final class Channels {
    private Channels() {}

    /** Publishes a message; ends with how many have received it. */
    static CompletionStage<Long> publish(RedisLink link, boolean sharded, String channel, byte[] message) {
        return link.ask(commands -> sharded ? commands.spublish(channel, message) : commands.publish(channel, message));
    }

    /** How many connections listen to a channel. */
    static CompletionStage<Integer> subscribers(RedisLink link, boolean sharded, String channel) {
        return link.ask(commands -> sharded ? commands.pubsubShardNumsub(channel) : commands.pubsubNumsub(channel))
                .thenApply(counts -> counts.getOrDefault(channel, 0L).intValue());
    }
}
