package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LoggedBroadcast;
import dev.parlance.adapter.Offset;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has of a namespace from before this server has read it. It is read once for all who ask at the same time, and kept
 * for a while: a storm of clients that come back reads Redis a few times, however many they are.
 */
final class StreamHistory {
    private static final int PAGE = 1_000;
    private static final long KEPT_SECONDS = 30;

    private final RedisLink link;
    private final String stream;
    private final String namespace;
    private final Duration window;
    private final AtomicInteger loads = new AtomicInteger();
    private @Nullable HistoryPart current;
    private @Nullable CompletableFuture<HistoryPart> loading;

    StreamHistory(RedisLink link, String stream, String namespace, Duration window) {
        this.link = link;
        this.stream = stream;
        this.namespace = namespace;
        this.window = window;
    }

    /** Whether a broadcast is sent again to those who have missed it. */
    static boolean isKept(ClusterBody.Broadcast broadcast) {
        return broadcast.requestId() == null && !broadcast.options().isVolatile();
    }

    /** What came after a place, as the store says it. */
    CompletionStage<@Nullable List<LoggedBroadcast>> read(Offset after, int max) {
        CompletableFuture<HistoryPart> part;
        synchronized (this) {
            HistoryPart known = current;
            if (known != null && known.hasAfter(after)) {
                return CompletableFuture.completedStage(known.after(after, max));
            }
            part = loading;
            if (part == null) {
                part = load();
                loading = part;
                part.whenComplete(this::loaded);
            }
        }
        return part.thenApply(loaded -> loaded.after(after, max));
    }

    /** How often Redis was read. */
    int loads() {
        return loads.get();
    }

    private void loaded(@Nullable HistoryPart part, @Nullable Throwable failure) {
        synchronized (this) {
            loading = null;
            if (part != null) {
                current = part;
            }
        }
        if (part != null) {
            CompletableFuture.delayedExecutor(KEPT_SECONDS, TimeUnit.SECONDS).execute(() -> forget(part));
        }
    }

    private synchronized void forget(HistoryPart part) {
        if (current == part) {
            current = null;
        }
    }

    private CompletableFuture<HistoryPart> load() {
        loads.incrementAndGet();
        Offset begin = new Offset(Math.max(0, System.currentTimeMillis() - window.toMillis()), 0);
        return link.ask(commands -> commands.xrange(stream, Range.<String>unbounded(), Limit.from(1)))
                .thenCompose(oldest -> {
                    Offset first =
                            oldest.isEmpty() ? null : Offset.parse(oldest.get(0).getId());
                    // What came after an entry that is there, is there.
                    HistoryPart part = new HistoryPart(first == null || first.isAfter(begin) ? first : begin);
                    return first == null
                            ? CompletableFuture.completedStage(part)
                            : addFrom(Range.Boundary.including(begin.toString()), part);
                })
                .toCompletableFuture();
    }

    private CompletionStage<HistoryPart> addFrom(Range.Boundary<String> from, HistoryPart part) {
        Range<String> range = Range.from(from, Range.Boundary.unbounded());
        return link.ask(commands -> commands.xrange(stream, range, Limit.from(PAGE)))
                .thenComposeAsync(
                        entries -> {
                            entries.forEach(entry -> add(entry, part));
                            return entries.size() < PAGE
                                    ? CompletableFuture.completedStage(part)
                                    : addFrom(
                                            Range.Boundary.excluding(part.last().toString()), part);
                        },
                        link.workers());
    }

    private void add(StreamMessage<String, byte[]> entry, HistoryPart part) {
        Offset place = Offset.parse(entry.getId());
        if (place != null) {
            Map<String, byte[]> fields = entry.getBody();
            int size = fields.values().stream().mapToInt(field -> field.length).sum();
            part.add(place, namespace.equals(StreamEntryCodec.namespace(fields)) ? decode(place, fields) : null, size);
        }
    }

    private static @Nullable LoggedBroadcast decode(Offset place, Map<String, byte[]> fields) {
        try {
            ClusterMessage message = StreamEntryCodec.decode(fields);
            return message.body() instanceof ClusterBody.Broadcast broadcast && isKept(broadcast)
                    ? new LoggedBroadcast(place, Selections.broadcast(broadcast))
                    : null;
        } catch (MalformedMessageException reportedWhenItWasRead) {
            return null;
        }
    }
}
