package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.RecoveryNode;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.ClusterMessageCodec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Asks the other servers of ours for a session whose connection they may still take for alive: its client has come back here. On a
 * channel of our own, which servers of Node do not listen to.
 */
final class SessionReleases {
    private static final String RELEASE = "release";
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Anybody can ask for a session that does not exist; when so many ask, it is not looked for. */
    private static final int MAX_PENDING = 1_000;

    private final RedisLink link;
    private final StreamSettings settings;
    private final ClusterIdentity identity;
    private final PendingRequests requests;
    private final String channel;
    private final AtomicInteger pending = new AtomicInteger();
    private volatile boolean started;

    SessionReleases(RedisLink link, StreamSettings settings, ClusterIdentity identity, PendingRequests requests) {
        this.link = link;
        this.settings = settings;
        this.identity = identity;
        this.requests = requests;
        this.channel = settings.releaseChannel(identity.namespace());
    }

    void start(RecoveryNode node) {
        started = true;
        link.subscriptions().add(channel, settings.isSharded(), bytes -> receive(bytes, node));
    }

    private void receive(byte[] bytes, RecoveryNode node) {
        ClusterMessage message;
        try {
            message = ClusterMessageCodec.decode(bytes);
        } catch (MalformedMessageException notOurs) {
            return;
        }
        if (identity.concerns(message)
                && message.body() instanceof ClusterBody.ServerSideEmit question
                && question.requestId() != null
                && question.event().size() == 2
                && question.event().get(1) instanceof String pid) {
            link.workers()
                    .execute(() -> node.release(pid)
                            .whenComplete((had, failure) ->
                                    answer(message.uid(), question.requestId(), failure == null && had)));
        }
    }

    private void answer(String uid, String requestId, boolean had) {
        ClusterBody answer = new ClusterBody.ServerSideAnswer(requestId, had);
        Channels.publish(
                link,
                settings.isSharded(),
                settings.channel(identity.namespace(), uid),
                ClusterMessageCodec.encodePacked(identity.message(answer)));
    }

    /** Ends with whether a server had it, and has kept it now. */
    CompletionStage<Boolean> release(String pid) {
        if (!started || pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            return CompletableFuture.completedStage(false);
        }
        return ask(pid).whenComplete((released, failure) -> pending.decrementAndGet());
    }

    private CompletionStage<Boolean> ask(String pid) {
        CompletableFuture<Boolean> released = new CompletableFuture<>();
        PendingRequest request = new PendingRequest(ClusterBody.ServerSideAnswer.class);
        String id;
        try {
            id = requests.begin(request, PATIENCE);
        } catch (RejectedExecutionException tooMany) {
            return CompletableFuture.completedStage(false);
        }
        request.onAnswer(answer -> {
            if (Boolean.TRUE.equals(((ClusterBody.ServerSideAnswer) answer).answer())) {
                released.complete(true);
            }
        });
        byte[] question = ClusterMessageCodec.encodePacked(
                identity.message(new ClusterBody.ServerSideEmit(List.of(RELEASE, pid), id)));
        Channels.subscribers(link, settings.isSharded(), channel)
                .thenCombine(Channels.publish(link, settings.isSharded(), channel, question), (count, sent) -> count)
                .whenComplete((count, failure) -> request.expect(failure == null ? count - 1 : 0));
        request.answers().whenComplete((answers, failure) -> {
            requests.remove(id);
            released.complete(false);
        });
        return released;
    }

    void close() {
        link.subscriptions().remove(channel);
    }
}
