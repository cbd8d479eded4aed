package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.connection.RedisLink;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Redis must be able to do. */
final class RedisVersion {
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)");

    private RedisVersion() {}

    /**
     * Checks that Redis has sharded pub/sub.
     *
     * @throws IllegalStateException if it has not
     */
    static void requireShardedPubSub(RedisLink link) {
        require(link, 7, 0, "sharded pub/sub", "use the classic adapter, or the streams adapter");
    }

    /**
     * Checks that Redis can give a session to one server alone.
     *
     * @throws IllegalStateException if it cannot
     */
    static void requireStreams(RedisLink link) {
        require(link, 6, 2, "the streams adapter", "use the classic adapter");
    }

    private static void require(RedisLink link, int major, int minor, String what, String instead) {
        Matcher version = VERSION.matcher(RedisLink.await(link.ask(commands -> commands.info("server"))));
        if (version.find() && isOlder(version, major, minor)) {
            throw new IllegalStateException(what + " needs Redis " + major + "." + minor + " or later, and this one is "
                    + version.group(1) + "." + version.group(2) + ": " + instead);
        }
    }

    private static boolean isOlder(Matcher version, int major, int minor) {
        int here = Integer.parseInt(version.group(1));
        return here < major || here == major && Integer.parseInt(version.group(2)) < minor;
    }
}
