package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.RecoveryNode;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import io.lettuce.core.SetArgs;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The sessions whose connections are lost, each under a key of its own, which one server alone can take. */
final class StreamSessions {
    /** As servers of both kinds make them; what else clients send is not looked up. */
    private static final Pattern PID = Pattern.compile("[A-Za-z0-9_-]{16,64}");

    private final RedisLink link;
    private final StreamSettings settings;
    private final LocalNode node;
    private final SessionCodec codec;
    private final SessionReleases releases;
    private volatile Duration window = Duration.ofMinutes(2);

    StreamSessions(
            RedisLink link,
            StreamSettings settings,
            ClusterIdentity identity,
            LocalNode node,
            PendingRequests requests) {
        this.link = link;
        this.settings = settings;
        this.node = node;
        this.codec = new SessionCodec(identity.namespace(), settings.sessionUser());
        this.releases = new SessionReleases(link, settings, identity, requests);
    }

    /** Begins to release sessions for other servers. */
    void start(RecoveryNode recoveryNode, Duration kept) {
        window = kept;
        releases.start(recoveryNode);
    }

    CompletionStage<Void> save(SavedSession session) {
        byte[] value;
        try {
            value = codec.encode(session);
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
            return CompletableFuture.failedStage(e);
        }
        SetArgs kept = SetArgs.Builder.px(window.toMillis());
        return link.ask(commands -> commands.set(key(session.pid()), value, kept))
                .thenApply(done -> null);
    }

    private String key(String pid) {
        return settings.sessionKeyPrefix() + pid;
    }

    CompletionStage<@Nullable SavedSession> take(String pid) {
        if (!PID.matcher(pid).matches()) {
            return CompletableFuture.completedStage(null);
        }
        return takeKept(pid).thenCompose(session -> {
            if (session != null) {
                return CompletableFuture.completedStage(session);
            }
            return releases.release(pid)
                    .thenCompose(released -> released ? takeKept(pid) : CompletableFuture.completedStage(null));
        });
    }

    private CompletionStage<@Nullable SavedSession> takeKept(String pid) {
        return link.ask(commands -> commands.getdel(key(pid))).thenApply(this::decode);
    }

    private @Nullable SavedSession decode(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return codec.decode(value);
        } catch (MalformedMessageException e) {
            node.report(ClusterIncidents.malformed(e));
            return null;
        }
    }

    void close() {
        releases.close();
    }
}
