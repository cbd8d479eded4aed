package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.internal.redis.connection.Inbox;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * A stream for what is to be carried out in order and must not be missed; pub/sub for what is asked and answered, and for what is
 * volatile: that would only shorten the time for which a stream lasts.
 */
final class StreamTransport implements ClusterTransport, StreamReader.Receiver {
    private final RedisLink link;
    private final StreamSettings settings;
    private final ClusterIdentity identity;
    private final LocalNode node;
    private final StreamReader reader;
    private final StreamWriter writer;
    private final StreamRecovery recovery;
    private final Inbox inbox;
    private volatile Consumer<ClusterMessage> receiver = message -> {};

    StreamTransport(
            RedisLink link,
            StreamSettings settings,
            ClusterIdentity identity,
            LocalNode node,
            StreamReader reader,
            PendingRequests requests) {
        this.link = link;
        this.settings = settings;
        this.identity = identity;
        this.node = node;
        this.reader = reader;
        this.writer = new StreamWriter(link, settings.streams().of(identity.namespace()), settings.maxLength());
        this.recovery = new StreamRecovery(
                reader, writer, identity, node, new StreamSessions(link, settings, identity, node, requests), link);
        this.inbox = link.inbox(dropped -> node.report(ClusterIncidents.overflow(dropped)));
    }

    /** Begins to listen, and waits until Redis knows. */
    void start(Consumer<ClusterMessage> messages) {
        receiver = messages;
        reader.add(identity.namespace(), this);
        listen(settings.channel(identity.namespace()));
        listen(settings.channel(identity.namespace(), identity.uid()));
        link.awaitSubscriptions();
    }

    private void listen(String channel) {
        link.subscriptions().add(channel, settings.isSharded(), bytes -> inbox.add(bytes.length, () -> receive(bytes)));
    }

    private void receive(byte[] bytes) {
        try {
            receiver.accept(ClusterMessageCodec.decode(bytes));
        } catch (MalformedMessageException e) {
            node.report(ClusterIncidents.malformed(e));
        }
    }

    @Override
    public void entry(Offset place, Map<String, byte[]> fields) {
        ClusterMessage message;
        try {
            message = StreamEntryCodec.decode(fields);
        } catch (MalformedMessageException e) {
            node.report(ClusterIncidents.malformed(e));
            return;
        }
        if (message.body() instanceof ClusterBody.Broadcast broadcast && recovery.takes(broadcast)) {
            recovery.deliver(place, message.uid(), broadcast, fields);
        } else {
            receiver.accept(message);
        }
    }

    @Override
    public void gap(Offset after) {
        node.report(ClusterIncidents.gap("the stream no longer has what came after the last entry that was read"));
        recovery.gap(after);
    }

    @Override
    public CompletionStage<?> publish(ClusterMessage message) {
        if (isEphemeral(message.body())) {
            return publish(settings.channel(identity.namespace()), message);
        }
        return writer.add(StreamEntryCodec.encode(message));
    }

    private static boolean isEphemeral(ClusterBody body) {
        if (body instanceof ClusterBody.Broadcast broadcast) {
            return broadcast.requestId() != null || broadcast.options().isVolatile();
        }
        return body instanceof ClusterBody.FetchSockets || body instanceof ClusterBody.ServerSideEmit;
    }

    @Override
    public CompletionStage<?> respond(String uid, ClusterMessage message) {
        return publish(settings.channel(identity.namespace(), uid), message);
    }

    private CompletionStage<?> publish(String channel, ClusterMessage message) {
        return Channels.publish(link, settings.isSharded(), channel, ClusterMessageCodec.encodePacked(message));
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        return Channels.subscribers(link, settings.isSharded(), settings.channel(identity.namespace()));
    }

    @Override
    public AdapterStatus status() {
        return link.status();
    }

    @Override
    public RecoveryStore recoveryStore() {
        return recovery;
    }

    @Override
    public void close() {
        reader.remove(identity.namespace());
        link.subscriptions().remove(settings.channel(identity.namespace()));
        link.subscriptions().remove(settings.channel(identity.namespace(), identity.uid()));
        recovery.close();
    }
}
