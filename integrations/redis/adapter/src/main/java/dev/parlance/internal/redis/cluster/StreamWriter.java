package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.connection.RedisLink;
import io.lettuce.core.XAddArgs;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Adds entries to a stream.
 *
 * @param maxLength how many it keeps, about
 */
record StreamWriter(RedisLink link, String stream, long maxLength) {
    /** Adds an entry; ends with its id. */
    CompletionStage<String> add(Map<String, byte[]> fields) {
        XAddArgs trimmed = new XAddArgs().maxlen(maxLength).approximateTrimming();
        return link.ask(commands -> commands.xadd(stream, trimmed, fields));
    }
}
