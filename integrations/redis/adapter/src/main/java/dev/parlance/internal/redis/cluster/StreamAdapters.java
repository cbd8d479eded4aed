package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Adapter;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.RedisLink;
import io.lettuce.core.RedisClient;
import java.util.HashMap;
import java.util.Map;

/** Opens the streams adapter of each namespace. */
public final class StreamAdapters implements AdapterFactory {
    private final SharedLink links;
    private final StreamSettings settings;
    private final Map<String, StreamReader> readers = new HashMap<>();

    /** Not connected yet. */
    public StreamAdapters(RedisClient client, StreamSettings settings) {
        this.links = new SharedLink(
                client, settings.isSharded() ? RedisVersion::requireShardedPubSub : RedisVersion::requireStreams);
        this.settings = settings;
    }

    @Override
    public Adapter open(String namespace, LocalNode node) {
        String stream = settings.streams().of(namespace);
        RedisLink link = links.acquire();
        try {
            refuseClassic(link, namespace);
            ClusterIdentity identity = ClusterIdentity.of(namespace);
            PendingRequests requests = new PendingRequests();
            StreamTransport transport =
                    new StreamTransport(link, settings, identity, node, reader(link, stream), requests);
            transport.start(new ClusterReceiver(identity, node, requests, transport::respond)::receive);
            Runnable reports = LinkReports.begin(link, node);
            return new ClusterAdapter(identity, node, transport, requests, settings.timeout(), () -> {
                reports.run();
                closed(stream);
            });
        } catch (RuntimeException e) {
            closed(stream);
            throw e;
        }
    }

    // A server with that adapter takes our messages for its own, and does not survive them. During an outage it is not
    // known.
    private void refuseClassic(RedisLink link, String namespace) {
        int servers = RedisLink.await(Channels.subscribers(link, false, settings.classicChannel(namespace))
                .exceptionally(outage -> 0));
        if (servers > 0) {
            throw new IllegalStateException(
                    "servers with the classic adapter use the prefix \"" + settings.channelPrefix()
                            + "\" of this Redis, and would not understand the streams adapter: give it another prefix");
        }
    }

    private synchronized StreamReader reader(RedisLink link, String stream) {
        return readers.computeIfAbsent(
                stream, name -> StreamReader.open(link, name, settings.readCount(), settings.maxLength()));
    }

    private synchronized void closed(String stream) {
        StreamReader reader = readers.get(stream);
        if (reader != null && reader.isUnused()) {
            readers.remove(stream);
            reader.close();
        }
        links.release();
    }
}
