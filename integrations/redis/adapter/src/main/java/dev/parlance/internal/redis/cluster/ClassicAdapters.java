package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.RedisLink;
import io.lettuce.core.RedisClient;
import java.time.Duration;

/** Opens the classic adapter of each namespace. */
public final class ClassicAdapters implements AdapterFactory {
    private final SharedLink links;
    private final String prefix;
    private final boolean specificResponses;
    private final Duration timeout;
    private final Duration countPeriod;

    /**
     * Not connected yet.
     *
     * @param specificResponses whether answers go only to the server that has asked
     * @param timeout how long other servers may take to answer
     */
    public ClassicAdapters(RedisClient client, String prefix, boolean specificResponses, Duration timeout) {
        this(client, prefix, specificResponses, timeout, MessageCounters.PERIOD);
    }

    /**
     * The same.
     *
     * @param countPeriod how often a server tells the others how many messages it has sent
     */
    public ClassicAdapters(
            RedisClient client, String prefix, boolean specificResponses, Duration timeout, Duration countPeriod) {
        this.links = new SharedLink(client, link -> {});
        this.prefix = prefix;
        this.specificResponses = specificResponses;
        this.timeout = timeout;
        this.countPeriod = countPeriod;
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        RedisLink link = links.acquire();
        try {
            ClassicChannels channels = ClassicChannels.of(prefix, namespace);
            refuseOtherAdapters(link, channels);
            ClusterIdentity identity = ClusterIdentity.of(namespace);
            ClassicTransport transport = new ClassicTransport(link, channels, identity, specificResponses, node);
            PendingRequests requests = new PendingRequests();
            transport.start(new ClassicReceiver(identity, node, requests, transport::respond)::receive, countPeriod);
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

    /**
     * Servers with the streams adapter publish to that channel what ends the subscription of every server of Node with the classic
     * adapter, and they alone subscribe to it by its name.
     */
    private void refuseOtherAdapters(RedisLink link, ClassicChannels channels) {
        String channel = channels.broadcasts();
        // While Redis cannot be asked the namespace is opened all the same.
        long others = RedisLink.await(link.ask(commands -> commands.pubsubNumsub(channel))
                .handle((servers, failure) -> failure == null ? servers.getOrDefault(channel, 0L) : 0L));
        if (others > 0) {
            throw new IllegalStateException("servers with the streams adapter use the prefix \"" + prefix
                    + "\" in this Redis already: the classic adapter needs another one");
        }
    }
}
