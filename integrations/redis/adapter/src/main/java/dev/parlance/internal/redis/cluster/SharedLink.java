package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.connection.RedisLink;
import io.lettuce.core.RedisClient;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The connections that the namespaces of one server share: opened with the first, closed with the last. */
public final class SharedLink {
    private final RedisClient client;
    private final Consumer<RedisLink> check;
    private @Nullable RedisLink link;
    private int users;

    /**
     * Not connected yet.
     *
     * @param check looks at a Redis that was connected to; throws if it will not do
     */
    public SharedLink(RedisClient client, Consumer<RedisLink> check) {
        this.client = client;
        this.check = check;
    }

    /** The connections, for one user more. */
    public synchronized RedisLink acquire() {
        RedisLink open = link;
        if (open == null) {
            open = RedisLink.open(client);
            try {
                check.accept(open);
            } catch (RuntimeException e) {
                open.close();
                throw e;
            }
            link = open;
        }
        users++;
        return open;
    }

    /** One user less. */
    public synchronized void release() {
        users--;
        RedisLink open = link;
        if (users == 0 && open != null) {
            link = null;
            open.close();
        }
    }
}
