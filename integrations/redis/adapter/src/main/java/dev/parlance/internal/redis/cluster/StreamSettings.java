package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.cluster.StreamNames;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What servers that share streams must agree on, and more.
 *
 * @param streams in which streams namespaces are
 * @param channelPrefix with what the names of channels begin
 * @param isSharded whether channels are those of sharded pub/sub
 * @param maxLength how many entries a stream keeps, about
 * @param readCount how many entries are read at once
 * @param sessionKeyPrefix with what the keys of sessions begin
 * @param timeout how long other servers may take to answer
 * @param sessionUser whose a session is that a server of Node has kept, by its data; null for nobody's
 */
public record StreamSettings(
        StreamNames streams,
        String channelPrefix,
        boolean isSharded,
        long maxLength,
        int readCount,
        String sessionKeyPrefix,
        Duration timeout,
        Function<Map<String, @Nullable Object>, @Nullable String> sessionUser) {
    /** The channel that all servers of a namespace listen to. */
    String channel(String namespace) {
        return channelPrefix + "#" + namespace + "#";
    }

    /** The channel of one server. */
    String channel(String namespace, String uid) {
        return channel(namespace) + uid + "#";
    }

    /** The channel by which our servers ask each other for sessions. */
    String releaseChannel(String namespace) {
        return channelPrefix + "-release#" + namespace + "#";
    }

    /** The channel that servers with the classic adapter listen to, if they have the same prefix. */
    String classicChannel(String namespace) {
        return channelPrefix + "-request#" + namespace + "#";
    }
}
