package dev.parlance.internal.redis.cluster;

import dev.parlance.internal.redis.wire.JsonTextCodec;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that messages between servers of ours were lost: each tells the others regularly, behind its messages, how many those
 * were. Of servers of Node nobody can know.
 */
final class MessageCounters {
    /** How often a server tells, by default. What is lost is noticed by then, or one such message later if it was lost itself. */
    static final Duration PERIOD = Duration.ofSeconds(15);

    /** The most servers that are counted; of more, those that were heard of first are forgotten. */
    private static final int MAX_SERVERS = 1_024;

    private static final String UID = "uid";
    private static final String SENT = "sent";

    private final String uid;
    private final LongConsumer lost;
    private final Object order = new Object();
    private final Map<String, Counter> servers = new LinkedHashMap<>();
    private long sent;
    private volatile @Nullable Future<?> telling;

    private static final class Counter {
        private long sent;
        private long received;
    }

    /**
     * None was sent.
     *
     * @param lost is told how many did not arrive
     */
    MessageCounters(String uid, LongConsumer lost) {
        this.uid = uid;
        this.lost = lost;
    }

    /**
     * Begins to tell the others.
     *
     * @param period how often
     * @param publish publishes a report behind the messages that were sent before
     */
    void begin(ScheduledExecutorService timer, Duration period, Consumer<byte[]> publish) {
        telling =
                timer.scheduleWithFixedDelay(() -> publishReport(publish), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void publishReport(Consumer<byte[]> publish) {
        synchronized (order) {
            publish.accept(report());
        }
    }

    /** What this server tells now. */
    byte[] report() {
        synchronized (order) {
            Map<String, @Nullable Object> message = new LinkedHashMap<>();
            message.put(UID, uid);
            message.put(SENT, sent);
            return JsonTextCodec.encode(message);
        }
    }

    /** Sends a message that counts, also if that fails: the others do not get it then. */
    <T> CompletionStage<T> sent(Supplier<CompletionStage<T>> sending) {
        synchronized (order) {
            sent++;
            return sending.get();
        }
    }

    /** A message has come of a server; of nobody knows whom, if it is null. */
    void received(@Nullable String sender) {
        synchronized (servers) {
            Counter counter = servers.get(sender);
            if (counter != null) {
                counter.received++;
            }
        }
    }

    /** A server has told how many messages it has sent. */
    void reported(byte[] message) throws MalformedMessageException {
        if (!(JsonTextCodec.decode(message) instanceof Map<?, ?> map)
                || !(map.get(UID) instanceof String sender)
                || !(map.get(SENT) instanceof Number count)) {
            throw new MalformedMessageException("a counter of messages that is none");
        }
        if (!sender.equals(uid)) {
            long missing = missing(sender, count.longValue());
            if (missing > 0) {
                lost.accept(missing);
            }
        }
    }

    private long missing(String sender, long count) {
        synchronized (servers) {
            Counter counter = servers.get(sender);
            if (counter == null) {
                add(sender, count);
                return 0;
            }
            long missing = count - counter.sent - counter.received;
            counter.sent = count;
            // What has overtaken this report belongs to the next.
            counter.received = Math.max(0, -missing);
            return missing;
        }
    }

    private void add(String sender, long count) {
        Counter counter = new Counter();
        counter.sent = count;
        servers.put(sender, counter);
        if (servers.size() > MAX_SERVERS) {
            servers.remove(servers.keySet().iterator().next());
        }
    }

    void close() {
        Future<?> running = telling;
        if (running != null) {
            running.cancel(false);
        }
    }
}
