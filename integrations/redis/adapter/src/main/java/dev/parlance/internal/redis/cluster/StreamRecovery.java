package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.RecoveryStore;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Recovery on any server: the stream is the order of all broadcasts, the ids of its entries are their places. */
final class StreamRecovery implements RecoveryStore {
    /** Our member of an entry, which servers of Node do not look at: the number of the append. */
    private static final String NUMBER = "append";

    private final StreamReader reader;
    private final StreamWriter writer;
    private final ClusterIdentity identity;
    private final LocalNode node;
    private final StreamSessions sessions;
    private final RedisLink link;
    private final PendingAppends appends = new PendingAppends();
    private volatile @Nullable RecoveryNode recovering;
    private volatile @Nullable StreamHistory history;

    StreamRecovery(
            StreamReader reader,
            StreamWriter writer,
            ClusterIdentity identity,
            LocalNode node,
            StreamSessions sessions,
            RedisLink link) {
        this.reader = reader;
        this.writer = writer;
        this.identity = identity;
        this.node = node;
        this.sessions = sessions;
        this.link = link;
    }

    @Override
    public void start(RecoveryNode recoveryNode, Duration window) {
        history = new StreamHistory(link, writer.stream(), identity.namespace(), window);
        sessions.start(recoveryNode, window);
        reader.between(last -> {
            recoveryNode.begin(last);
            recovering = recoveryNode;
        });
    }

    /** Whether a broadcast of the stream has a place. */
    boolean takes(ClusterBody.Broadcast broadcast) {
        return recovering != null && StreamHistory.isKept(broadcast);
    }

    /** Delivers an entry in its place; by the reader. */
    void deliver(Offset place, String uid, ClusterBody.Broadcast broadcast, Map<String, byte[]> fields) {
        RecoveryNode recoveryNode = recovering;
        if (recoveryNode != null && (!uid.equals(identity.uid()) || appends.arrived(number(fields), place))) {
            recoveryNode.deliver(place, Selections.broadcast(broadcast));
        }
    }

    private static long number(Map<String, byte[]> fields) {
        byte[] number = fields.get(NUMBER);
        try {
            return number == null ? 0 : Long.parseLong(new String(number, StandardCharsets.US_ASCII));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    /** Entries were lost; by the reader. */
    void gap(Offset after) {
        appends.clear();
        RecoveryNode recoveryNode = recovering;
        if (recoveryNode != null) {
            recoveryNode.begin(after);
        }
    }

    @Override
    public CompletionStage<Offset> append(Broadcast broadcast) {
        Map<String, byte[]> fields;
        try {
            fields = StreamEntryCodec.encode(identity.message(Selections.body(broadcast)));
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
            return CompletableFuture.failedStage(e);
        }
        PendingAppends.Append append = appends.begin(RedisLink.TIMEOUT);
        fields.put(NUMBER, String.valueOf(append.number()).getBytes(StandardCharsets.US_ASCII));
        writer.add(fields).whenComplete((id, failure) -> {
            if (failure != null) {
                node.report(ClusterIncidents.lost(failure));
                appends.giveUp(append.number(), failure);
            }
        });
        return append.result();
    }

    @Override
    public CompletionStage<Void> save(SavedSession session) {
        return sessions.save(session);
    }

    @Override
    public CompletionStage<@Nullable SavedSession> take(String pid) {
        return sessions.take(pid);
    }

    @Override
    public CompletionStage<@Nullable List<LoggedBroadcast>> read(Offset after, int max) {
        StreamHistory kept = history;
        return kept == null ? CompletableFuture.completedStage(null) : kept.read(after, max);
    }

    void close() {
        appends.clear();
        sessions.close();
    }
}
