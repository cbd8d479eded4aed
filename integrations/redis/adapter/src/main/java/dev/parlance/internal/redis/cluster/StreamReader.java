package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Offset;
import dev.parlance.internal.redis.connection.Inbox;
import dev.parlance.internal.redis.connection.Reconnecting;
import dev.parlance.internal.redis.connection.RedisLink;
import dev.parlance.internal.redis.wire.cluster.StreamEntryCodec;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream, entry after entry, on a connection of its own, and passes each to its namespace. The next ones are read when the
 * last are carried out. After an outage it goes on where it was, so that nothing is missed which the stream still has.
 */
final class StreamReader {
    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final long BLOCK_MILLIS = 1_000;
    private static final long PATIENCE_MILLIS = BLOCK_MILLIS + 4_000;
    private static final long CHECK_MILLIS = 500;
    private static final int MIN_RETRY_MILLIS = 50;
    private static final int MAX_RETRY_MILLIS = 500;

    private final RedisLink link;
    private final String stream;
    private final int count;
    private final Inbox inbox;
    private final Reconnecting<StatefulRedisConnection<String, byte[]>> connection;
    private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
    private final Future<?> checks;
    private volatile boolean closed;

    // Of the inbox alone.
    private Offset last;
    private boolean interrupted;

    /** A namespace. */
    interface Receiver {
        /** An entry, in order. */
        void entry(Offset place, Map<String, byte[]> fields);

        /** Entries between the last one and the next are lost. */
        void gap(Offset after);
    }

    private StreamReader(RedisLink link, String stream, int count, Offset last) {
        this.link = link;
        this.stream = stream;
        this.count = count;
        this.last = last;
        this.inbox = link.inbox(dropped -> {});
        this.connection = new Reconnecting<>(link::openAnother, opened -> {}, () -> {});
        this.checks = link.timer()
                .scheduleWithFixedDelay(connection::check, CHECK_MILLIS, CHECK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Opens one that begins behind the last entry there is. Waits for Redis. */
    static StreamReader open(RedisLink link, String stream, int count, long maxLength) {
        StreamReader reader = new StreamReader(link, stream, count, lastEntry(link, stream, maxLength));
        reader.connection.use(RedisLink.await(link.openAnother()));
        reader.read();
        return reader;
    }

    // An entry that concerns no namespace makes sure that there is a last one, whose place is then known.
    private static Offset lastEntry(RedisLink link, String stream, long maxLength) {
        Offset newest = RedisLink.await(newest(link, stream));
        if (newest == null) {
            XAddArgs trimmed = new XAddArgs().maxlen(maxLength).approximateTrimming();
            Map<String, byte[]> fields = Map.of("begin", new byte[] {'1'});
            newest = Offset.parse(RedisLink.await(link.ask(commands -> commands.xadd(stream, trimmed, fields))));
        }
        return newest == null ? Offset.START : newest;
    }

    private static CompletionStage<@Nullable Offset> newest(RedisLink link, String stream) {
        return link.ask(commands -> commands.xrevrange(stream, Range.<String>unbounded(), Limit.from(1)))
                .thenApply(entries ->
                        entries.isEmpty() ? null : Offset.parse(entries.get(0).getId()));
    }

    /** Passes a namespace's entries on from now on. */
    void add(String namespace, Receiver receiver) {
        receivers.put(namespace, receiver);
    }

    /** No more of a namespace. */
    void remove(String namespace) {
        receivers.remove(namespace);
    }

    /** Whether there is no namespace. */
    boolean isUnused() {
        return receivers.isEmpty();
    }

    /** Has something done between two entries, with the place of the last one. */
    void between(Consumer<Offset> action) {
        inbox.add(0, () -> action.accept(last));
    }

    private void read() {
        if (closed) {
            return;
        }
        if (!connection.isOpen()) {
            readLater();
            return;
        }
        next(connection.get().async())
                .toCompletableFuture()
                .orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((entries, failure) -> next(() -> arrived(entries, failure)));
    }

    // The only element of an array of a generic type.
    @SuppressWarnings("unchecked")
    private RedisFuture<List<StreamMessage<String, byte[]>>> next(RedisAsyncCommands<String, byte[]> commands) {
        return commands.xread(
                new XReadArgs().block(BLOCK_MILLIS).count(count), XReadArgs.StreamOffset.from(stream, last.toString()));
    }

    private void next(Runnable action) {
        if (!closed) {
            inbox.add(0, action);
        }
    }

    private void arrived(@Nullable List<StreamMessage<String, byte[]>> entries, @Nullable Throwable failure) {
        if (failure != null) {
            interrupted = true;
            if (failure instanceof TimeoutException) {
                connection.renew();
            }
            readLater();
        } else if (interrupted) {
            goOn();
        } else {
            pass(entries == null ? List.of() : entries);
            read();
        }
    }

    private void pass(List<StreamMessage<String, byte[]>> entries) {
        for (StreamMessage<String, byte[]> entry : entries) {
            Offset place = Offset.parse(entry.getId());
            String namespace = StreamEntryCodec.namespace(entry.getBody());
            Receiver receiver = namespace == null ? null : receivers.get(namespace);
            if (place != null) {
                last = place;
                if (receiver != null) {
                    pass(receiver, place, entry.getBody());
                }
            }
        }
    }

    private static void pass(Receiver receiver, Offset place, Map<String, byte[]> fields) {
        try {
            receiver.entry(place, fields);
        } catch (RuntimeException e) {
            LOG.error("An entry of a stream could not be carried out", e);
        }
    }

    private void readLater() {
        int delay = ThreadLocalRandom.current().nextInt(MIN_RETRY_MILLIS, MAX_RETRY_MILLIS);
        try {
            link.timer().schedule(() -> next(this::read), delay, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException linkClosed) {
            closed = true;
        }
    }

    // If the last entry that was read is there, all behind it are.
    private void goOn() {
        String place = last.toString();
        link.ask(commands -> commands.xrange(stream, Range.create(place, place)))
                .thenCombine(newest(link, stream), this::resumed)
                .whenComplete((resumed, failure) -> next(() -> {
                    if (failure != null) {
                        readLater();
                    } else {
                        resumed.run();
                        interrupted = false;
                        read();
                    }
                }));
    }

    private Runnable resumed(List<StreamMessage<String, byte[]>> same, @Nullable Offset newest) {
        return () -> {
            if (same.isEmpty()) {
                // A stream that has begun anew has earlier places, if its clock was set back.
                last = newest == null || last.isAfter(newest) ? Offset.START : last;
                receivers.values().forEach(receiver -> receiver.gap(last));
            }
        };
    }

    void close() {
        closed = true;
        checks.cancel(false);
        connection.close();
    }
}
