package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.AdapterStatus;
import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.connection.Inbox;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.connection.Subscriptions;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClassicBroadcastCodec;
import dev.parlance.internal.redis.wire.cluster.ClassicRequestCodec;
import dev.parlance.internal.redis.wire.cluster.ClassicResponseCodec;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pub/sub of the classic adapter: a pattern for the broadcasts of a namespace, which all its servers listen to, and channels for
 * requests and their answers.
 */
final class ClassicTransport implements ClusterTransport {
    private final RedisLink link;
    private final ClassicChannels channels;
    private final ClusterIdentity identity;
    private final boolean specificResponses;
    private final LocalNode node;
    private final Inbox inbox;
    private final MessageCounters counters;
    private volatile Consumer<ClusterMessage> receiver = message -> {};

    /**
     * Does not listen yet.
     *
     * @param specificResponses whether answers go only to the server that has asked
     */
    ClassicTransport(
            RedisLink link,
            ClassicChannels channels,
            ClusterIdentity identity,
            boolean specificResponses,
            LocalNode node) {
        this.link = link;
        this.channels = channels;
        this.identity = identity;
        this.specificResponses = specificResponses;
        this.node = node;
        this.inbox = link.inbox(dropped -> node.report(ClusterIncidents.overflow(dropped)));
        this.counters = new MessageCounters(identity.uid(), lost -> node.report(ClusterIncidents.missing(lost)));
    }

    /**
     * Begins to listen. Waits until Redis knows, if it can be reached: without it this server's own clients are served alone.
     *
     * @param countPeriod how often the others are told how many messages this server has sent
     */
    void start(Consumer<ClusterMessage> messages, Duration countPeriod) {
        receiver = messages;
        Subscriptions subscriptions = link.subscriptions();
        subscriptions.addPattern(
                channels.pattern(), (channel, bytes) -> inbox.add(bytes.length, () -> broadcast(channel, bytes)));
        listen(channels.requests(), this::request);
        listen(channels.responses(), this::response);
        listen(channels.responsesOf(identity.uid()), this::response);
        listen(channels.counters(), counters::reported);
        link.awaitSubscriptions();
        counters.begin(link.timer(), countPeriod, report -> publish(channels.counters(), report));
    }

    private interface Handling {
        void receive(byte[] bytes) throws MalformedMessageException;
    }

    private void listen(String channel, Handling handling) {
        link.subscriptions().add(channel, false, bytes -> inbox.add(bytes.length, () -> handle(bytes, handling)));
    }

    private void handle(byte[] bytes, Handling handling) {
        try {
            handling.receive(bytes);
        } catch (MalformedMessageException e) {
            node.report(ClusterIncidents.malformed(e));
        }
    }

    // What is for a room that is not here is not decoded, but counts.
    private void broadcast(String channel, byte[] bytes) {
        counters.received(ClassicBroadcastCodec.senderOf(bytes));
        String room = channels.room(channel);
        if (room.isEmpty() || node.hasRoom(room)) {
            handle(bytes, message -> receiver.accept(ClassicBroadcastCodec.decode(message)));
        }
    }

    private void request(byte[] bytes) throws MalformedMessageException {
        ClusterMessage message = ClassicRequestCodec.decode(bytes, identity.namespace());
        counters.received(message.uid());
        receiver.accept(message);
    }

    private void response(byte[] bytes) throws MalformedMessageException {
        receiver.accept(ClassicResponseCodec.decode(bytes, identity.namespace()));
    }

    @Override
    public CompletionStage<?> publish(ClusterMessage message) {
        ClusterBody body = message.body();
        if (body instanceof ClusterBody.Broadcast broadcast && broadcast.requestId() == null) {
            byte[] bytes = ClassicBroadcastCodec.encode(message.uid(), message.namespace(), broadcast);
            return counters.sent(() -> publish(channels.of(broadcast), bytes));
        }
        byte[] bytes = ClassicRequestCodec.encode(message.uid(), message.namespace(), body);
        return counters.sent(() -> publish(channels.requests(), bytes));
    }

    private CompletionStage<Long> publish(String channel, byte[] bytes) {
        return link.ask(commands -> commands.publish(channel, bytes));
    }

    // A server of Node takes the answers to server-side events from the common channel only.
    @Override
    public CompletionStage<?> respond(@Nullable String uid, ClusterMessage message) {
        boolean specific = specificResponses
                && uid != null
                && !uid.isEmpty()
                && !(message.body() instanceof ClusterBody.ServerSideAnswer);
        return publish(
                specific ? channels.responsesOf(uid) : channels.responses(),
                ClassicResponseCodec.encode(message.body()));
    }

    @Override
    public CompletionStage<Integer> serverCount() {
        String requests = channels.requests();
        return link.ask(commands -> commands.pubsubNumsub(requests))
                .thenApply(servers -> servers.getOrDefault(requests, 0L).intValue());
    }

    @Override
    public boolean asksForRooms() {
        return true;
    }

    @Override
    public AdapterStatus status() {
        return link.status();
    }

    @Override
    public void close() {
        counters.close();
        Subscriptions subscriptions = link.subscriptions();
        subscriptions.remove(channels.pattern());
        subscriptions.remove(channels.requests());
        subscriptions.remove(channels.responses());
        subscriptions.remove(channels.responsesOf(identity.uid()));
        subscriptions.remove(channels.counters());
    }
}
