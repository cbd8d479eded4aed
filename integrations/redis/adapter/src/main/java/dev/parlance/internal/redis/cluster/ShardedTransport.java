package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.Inbox;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Sharded pub/sub: a channel for all, and with most modes one for each room, which only servers with members of it listen to. */
final class ShardedTransport implements ClusterTransport {
    private final RedisLink link;
    private final ShardedChannels channels;
    private final String answerChannel;
    private final LocalNode node;
    private final Inbox inbox;
    private final Set<String> listened = ConcurrentHashMap.newKeySet();
    private final MessageCounters counters;
    private volatile Consumer<ClusterMessage> receiver = message -> {};

    ShardedTransport(RedisLink link, ShardedChannels channels, ClusterIdentity identity, LocalNode node) {
        this.link = link;
        this.channels = channels;
        this.answerChannel = channels.of(identity.uid());
        this.node = node;
        this.inbox = link.inbox(dropped -> node.report(ClusterIncidents.overflow(dropped)));
        this.counters = new MessageCounters(identity.uid(), lost -> node.report(ClusterIncidents.missing(lost)));
    }

    /**
     * Begins to listen, and waits until Redis knows.
     *
     * @param countPeriod how often the others are told how many messages this server has sent to all
     */
    void start(Consumer<ClusterMessage> messages, Duration countPeriod) {
        receiver = messages;
        listen(channels.base(), this::receiveOfAll);
        listen(answerChannel, this::receive);
        listen(channels.counters(), counters::reported);
        link.awaitSubscriptions();
        counters.begin(link.timer(), countPeriod, report -> publish(channels.counters(), report));
    }

    private interface Handling {
        void receive(byte[] bytes) throws MalformedMessageException;
    }

    private void listen(String channel, Handling handling) {
        listened.add(channel);
        link.subscriptions().add(channel, true, bytes -> inbox.add(bytes.length, () -> handle(bytes, handling)));
    }

    private void handle(byte[] bytes, Handling handling) {
        try {
            handling.receive(bytes);
        } catch (MalformedMessageException e) {
            node.report(ClusterIncidents.malformed(e));
        }
    }

    private void receive(byte[] bytes) throws MalformedMessageException {
        receiver.accept(ClusterMessageCodec.decode(bytes));
    }

    // Only what goes to all can be counted: what goes to a room arrives where it has members at that moment.
    private void receiveOfAll(byte[] bytes) throws MalformedMessageException {
        ClusterMessage message = ClusterMessageCodec.decode(bytes);
        counters.received(message.uid());
        receiver.accept(message);
    }

    @Override
    public CompletionStage<?> publish(ClusterMessage message) {
        String channel = channels.of(message.body());
        byte[] bytes = ClusterMessageCodec.encode(message);
        return channel.equals(channels.base()) ? counters.sent(() -> publish(channel, bytes)) : publish(channel, bytes);
    }

    @Override
    public CompletionStage<?> respond(String uid, ClusterMessage message) {
        return publish(channels.of(uid), ClusterMessageCodec.encode(message));
    }

    private CompletionStage<Long> publish(String channel, byte[] bytes) {
        return link.ask(commands -> commands.spublish(channel, bytes));
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        String base = channels.base();
        return link.ask(commands -> commands.pubsubShardNumsub(base))
                .thenApply(servers -> servers.getOrDefault(base, 0L).intValue());
    }

    @Override
    public void roomCreated(String room) {
        if (channels.apart().test(room)) {
            listen(channels.of(room), this::receive);
        }
    }

    @Override
    public void roomDeleted(String room) {
        if (channels.apart().test(room)) {
            String channel = channels.of(room);
            listened.remove(channel);
            link.subscriptions().remove(channel);
        }
    }

    @Override
    public AdapterStatus status() {
        return link.status();
    }

    @Override
    public void close() {
        counters.close();
        listened.forEach(link.subscriptions()::remove);
    }
}
