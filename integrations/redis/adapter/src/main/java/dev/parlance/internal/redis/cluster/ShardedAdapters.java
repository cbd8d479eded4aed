package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.RedisLink;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.function.Predicate;

/** Opens the sharded adapter of each namespace. */
public final class ShardedAdapters implements AdapterFactory {
    private final SharedLink links;
    private final String prefix;
    private final Predicate<String> apart;
    private final Duration timeout;
    private final Duration countPeriod;

    /**
     * Not connected yet.
     *
     * @param apart which rooms have a channel of their own
     * @param timeout how long other servers may take to answer
     */
    public ShardedAdapters(RedisClient client, String prefix, Predicate<String> apart, Duration timeout) {
        this(client, prefix, apart, timeout, MessageCounters.PERIOD);
    }

    /**
     * The same.
     *
     * @param countPeriod how often a server tells the others how many messages it has sent
     */
    public ShardedAdapters(
            RedisClient client, String prefix, Predicate<String> apart, Duration timeout, Duration countPeriod) {
        this.links = new SharedLink(client, RedisVersion::requireShardedPubSub);
        this.prefix = prefix;
        this.apart = apart;
        this.timeout = timeout;
        this.countPeriod = countPeriod;
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        RedisLink link = links.acquire();
        try {
            ClusterIdentity identity = ClusterIdentity.of(namespace);
            ShardedChannels channels = ShardedChannels.of(prefix, namespace, apart);
            ShardedTransport transport = new ShardedTransport(link, channels, identity, node);
            PendingRequests requests = new PendingRequests();
            transport.start(new ClusterReceiver(identity, node, requests, transport::respond)::receive, countPeriod);
            Runnable reports = LinkReports.begin(link, node);
            return new ClusterAdapter(identity, node, transport, requests, timeout, () -> {
                reports.run();
                links.release();
            });
        } catch (RuntimeException e) {
            links.release();
            throw e;
        }
    }
}
