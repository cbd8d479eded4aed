package dev.parlance.internal.server.rate;

import dev.parlance.event.Enforcement;
import dev.parlance.event.Rate;
import dev.parlance.event.Refusal;
import dev.parlance.internal.execution.Timers;
import dev.parlance.socket.RateLimits;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one connection has used of its rates. For the thread that reads it, except {@link #joins}. */
public final class ConnectionRates {
    /** Of how many events the rates are kept that have not been used lately. */
    private static final int MAX_IDLE = 100;

    private static final long SECOND = 1_000_000_000L;

    private final RateLimits limits;
    private final Timers timers;
    private final LimitChecks checks;
    private final InetSocketAddress remote;
    private @Nullable TokenBucket connects;
    private @Nullable TokenBucket events;
    private @Nullable TokenBucket acks;
    private @Nullable TokenBucket joins;
    private @Nullable TokenBucket pongs;
    private @Nullable TokenBucket bytes;
    private @Nullable Map<String, TokenBucket> byEvent;
    private @Nullable Map<String, Long> notifiedAt;
    private boolean farExceeded;

    ConnectionRates(RateLimits limits, Timers timers, LimitChecks checks, InetSocketAddress remote) {
        this.limits = limits;
        this.timers = timers;
        this.checks = checks;
        this.remote = remote;
    }

    /** Whether the connection is to be closed, as it goes on though it is refused. */
    public boolean isFarExceeded() {
        return farExceeded;
    }

    /** A CONNECT has come; null if it may go on. */
    public @Nullable Refusal connect() {
        if (connects == null) {
            connects = bucket(limits.connects());
        }
        return take(connects, 1, "connects", null);
    }

    /** Whether an ack that nobody expects may be read. */
    public boolean unexpectedAck() {
        if (acks == null) {
            acks = bucket(limits.acks());
        }
        return take(acks, 1, "acks", null) == null;
    }

    /** A pong has come that answers no ping. */
    public void surplusPong() {
        if (pongs == null) {
            pongs = bucket(limits.pongs());
        }
        take(pongs, 1, "pongs", null);
    }

    /**
     * An event has come.
     *
     * @param namespace its namespace, which has rates of its own
     * @param name its name if a handler is registered for it; else null
     * @param declared the rate of its token; null if it has none
     * @param size its bytes
     * @return null if it is to be handled
     */
    public @Nullable Refusal event(String namespace, @Nullable String name, @Nullable Rate declared, long size) {
        if (events == null || bytes == null) {
            Rate ofBytes = limits.bytes();
            events = bucket(limits.events());
            bytes = bucket(ofBytes == null ? Rate.unlimited() : ofBytes);
        }
        Refusal refusal = take(events, 1, "events", name);
        if (refusal == null) {
            refusal = take(bytes, size, "bytes", name);
        }
        Rate rate = name == null ? null : limits.event(name, declared);
        if (refusal == null && name != null && rate != null) {
            refusal = take(ofEvent(namespace + "," + name, rate), 1, "event", name);
        }
        return refusal;
    }

    private TokenBucket bucket(Rate rate) {
        return new TokenBucket(rate, timers.nanoTime());
    }

    private TokenBucket ofEvent(String key, Rate rate) {
        if (byEvent == null) {
            byEvent = new HashMap<>(4);
        }
        TokenBucket bucket = byEvent.get(key);
        if (bucket == null) {
            long now = timers.nanoTime();
            if (byEvent.size() >= MAX_IDLE) {
                byEvent.values().removeIf(each -> each.isFull(now));
            }
            bucket = bucket(rate);
            byEvent.put(key, bucket);
        }
        return bucket;
    }

    /**
     * Whether the client is to be sent an event that says that one was refused: once a second for each name.
     *
     * @param name as {@link #event}
     */
    public boolean mayNotify(@Nullable String name) {
        long now = timers.nanoTime();
        String key = name == null ? "" : name;
        if (notifiedAt == null) {
            notifiedAt = new HashMap<>(4);
        }
        Long before = notifiedAt.get(key);
        if (before != null && now - before < SECOND) {
            return false;
        }
        notifiedAt.put(key, now);
        return true;
    }

    /** A handler has the socket join so many rooms; null if it may. Any thread. */
    public synchronized @Nullable Refusal joins(int rooms) {
        if (joins == null) {
            joins = bucket(limits.joins());
        }
        return checks.take(joins, rooms, timers.nanoTime(), "joins", remote, null);
    }

    private @Nullable Refusal take(TokenBucket bucket, long tokens, String limit, @Nullable String event) {
        if (bucket.rate().isUnlimited()) {
            return null;
        }
        Refusal refusal = checks.take(bucket, tokens, timers.nanoTime(), limit, remote, event);
        farExceeded |= bucket.isFarExceeded() && bucket.rate().enforcement() == Enforcement.ENFORCE;
        return refusal;
    }
}
