package dev.parlance.internal.redis.connection;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.pubsub.api.async.RedisPubSubAsyncCommands;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The channels that this server listens to. Changes are noted at once, and told to Redis soon after, in their order and in batches.
 * After an outage all are subscribed to again.
 */
public final class Subscriptions {
    private static final int BATCH = 512;

    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Map<String, Channel> changed = new LinkedHashMap<>();
    private final Executor worker;
    private final Supplier<@Nullable StatefulRedisPubSubConnection<String, byte[]>> connection;
    private boolean flushing;
    private CompletableFuture<Void> flushed = CompletableFuture.completedFuture(null);

    private enum Kind {
        PLAIN,
        PATTERN,
        SHARDED
    }

    private record Channel(Kind kind, BiConsumer<String, byte[]> receiver) {}

    Subscriptions(Executor worker, Supplier<@Nullable StatefulRedisPubSubConnection<String, byte[]>> connection) {
        this.worker = worker;
        this.connection = connection;
    }

    /**
     * Listens to a channel. May be called under a lock: it only notes that.
     *
     * @param sharded whether it is a channel of sharded pub/sub
     * @param receiver gets each message, on the thread that reads from Redis
     */
    public void add(String name, boolean sharded, Consumer<byte[]> receiver) {
        add(name, new Channel(sharded ? Kind.SHARDED : Kind.PLAIN, (channel, message) -> receiver.accept(message)));
    }

    /**
     * Listens to all channels whose names match a pattern. May be called under a lock.
     *
     * @param receiver gets each channel and message, on the thread that reads from Redis
     */
    public void addPattern(String pattern, BiConsumer<String, byte[]> receiver) {
        add(pattern, new Channel(Kind.PATTERN, receiver));
    }

    private void add(String name, Channel channel) {
        channels.put(name, channel);
        note(name, channel);
    }

    /** Listens to a channel no longer. May be called under a lock. */
    public void remove(String name) {
        Channel channel = channels.remove(name);
        if (channel != null) {
            note(name, channel);
        }
    }

    private void note(String name, Channel channel) {
        synchronized (changed) {
            changed.put(name, channel);
            if (flushing) {
                return;
            }
            flushing = true;
            flushed = new CompletableFuture<>();
        }
        worker.execute(this::flush);
    }

    /** Ends when Redis knows all changes that were made before; fails if it does not answer. */
    public CompletionStage<Void> settled() {
        synchronized (changed) {
            return flushed;
        }
    }

    private void flush() {
        List<CompletableFuture<?>> commands = new ArrayList<>();
        CompletableFuture<Void> done;
        while (true) {
            Map<String, Channel> batch = new LinkedHashMap<>();
            synchronized (changed) {
                for (Iterator<Map.Entry<String, Channel>> next =
                                changed.entrySet().iterator();
                        next.hasNext() && batch.size() < BATCH; ) {
                    Map.Entry<String, Channel> change = next.next();
                    batch.put(change.getKey(), change.getValue());
                    next.remove();
                }
                if (batch.isEmpty()) {
                    flushing = false;
                    done = flushed;
                    break;
                }
            }
            send(batch, commands);
        }
        CompletableFuture.allOf(commands.toArray(CompletableFuture[]::new)).whenComplete((nothing, failure) -> {
            if (failure == null) {
                done.complete(null);
            } else {
                done.completeExceptionally(failure);
            }
        });
    }

    // What counts is what is wanted now, not what the change was: a channel that was added and removed is in one batch
    // once.
    private void send(Map<String, Channel> batch, List<CompletableFuture<?>> commands) {
        StatefulRedisPubSubConnection<String, byte[]> open = connection.get();
        if (open == null) {
            return;
        }
        for (Kind kind : Kind.values()) {
            for (boolean wanted : new boolean[] {false, true}) {
                String[] names = batch.entrySet().stream()
                        .filter(change -> change.getValue().kind == kind)
                        .map(Map.Entry::getKey)
                        .filter(name -> channels.containsKey(name) == wanted)
                        .toArray(String[]::new);
                if (names.length > 0) {
                    commands.add(send(open.async(), names, kind, wanted));
                }
            }
        }
    }

    private static CompletableFuture<Void> send(
            RedisPubSubAsyncCommands<String, byte[]> commands, String[] names, Kind kind, boolean wanted) {
        RedisFuture<Void> sent = switch (kind) {
            case PLAIN -> wanted ? commands.subscribe(names) : commands.unsubscribe(names);
            case PATTERN -> wanted ? commands.psubscribe(names) : commands.punsubscribe(names);
            case SHARDED -> wanted ? commands.ssubscribe(names) : commands.sunsubscribe(names);
        };
        return sent.toCompletableFuture();
    }

    /** Subscribes to everything on a connection that is new, or was lost. */
    void renew(StatefulRedisPubSubConnection<String, byte[]> open) {
        open.removeListener(listener);
        open.addListener(listener);
        channels.forEach(this::note);
    }

    private final RedisPubSubAdapter<String, byte[]> listener = new RedisPubSubAdapter<>() {
        @Override
        public void message(String name, byte[] message) {
            receive(name, name, message, Kind.PLAIN);
        }

        @Override
        public void smessage(String name, byte[] message) {
            receive(name, name, message, Kind.SHARDED);
        }

        @Override
        public void message(String pattern, String channel, byte[] message) {
            receive(pattern, channel, message, Kind.PATTERN);
        }
    };

    private void receive(String name, String channelName, byte[] message, Kind kind) {
        Channel channel = channels.get(name);
        if (channel != null) {
            channel.receiver.accept(channelName, message);
        } else {
            // Lettuce subscribes by itself to what it knows, after an outage in which it could not be told otherwise.
            note(name, new Channel(kind, (nowhere, nothing) -> {}));
        }
    }
}
