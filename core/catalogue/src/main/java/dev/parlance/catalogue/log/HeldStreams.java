package dev.parlance.catalogue.log;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a log knows of the streams whose lease it has: how far they are delivered, which is noted in the database later, and
 * the entries that were appended here, which so need not be read. Only saves statements: the database has all of it.
 */
final class HeldStreams {
    private final Map<String, Held> streams = new HashMap<>();

    private static final class Held {
        private long delivered;
        private long leftUpTo;
        private long leasedAt;
        private final Queue<LogEntry> appended = new ArrayDeque<>();
        private @Nullable Consumer<? super LogEntry> deliver;
    }

    /** An entry was appended here, when that much of its stream was delivered. */
    synchronized void add(LogEntry entry, long delivered) {
        Held held = held(entry.stream());
        held.delivered = Math.max(held.delivered, delivered);
        held.leasedAt = System.nanoTime();
        held.appended.add(entry);
    }

    /** The lease of a stream was taken or extended. */
    synchronized void leased(String stream) {
        held(stream).leasedAt = System.nanoTime();
    }

    /** Another server has left the entries of a stream up to that number: its lease has run out. */
    synchronized void left(String stream, long number) {
        Held held = held(stream);
        held.leftUpTo = Math.max(held.leftUpTo, number);
    }

    /** Whether another server has left an entry. */
    synchronized boolean isLeft(LogEntry entry) {
        Held held = streams.get(entry.stream());
        return held != null && entry.number() <= held.leftUpTo;
    }

    /** How long ago it was, in nanoseconds; of a stream that is not held, longer than any lease. */
    synchronized long leasedFor(String stream) {
        Held held = streams.get(stream);
        return held == null ? Long.MAX_VALUE : System.nanoTime() - held.leasedAt;
    }

    /** Another server has taken the lease: forgets the stream. */
    synchronized void lost(String stream) {
        streams.remove(stream);
    }

    /** Whoever drains a stream delivers like this. */
    synchronized void deliver(String stream, Consumer<? super LogEntry> deliver) {
        held(stream).deliver = deliver;
    }

    /** How the stream was last drained here. */
    synchronized @Nullable Consumer<? super LogEntry> deliver(String stream) {
        Held held = streams.get(stream);
        return held == null ? null : held.deliver;
    }

    /** The entry that is to be delivered next, if it was appended here. */
    synchronized @Nullable LogEntry next(String stream) {
        Held held = held(stream);
        LogEntry next = held.appended.peek();
        while (next != null && next.number() <= held.delivered) {
            held.appended.remove();
            next = held.appended.peek();
        }
        return next != null && next.number() == held.delivered + 1 ? next : null;
    }

    /** Whether entries wait that have others before them, which were not appended here. */
    synchronized boolean hasGap(String stream) {
        return !held(stream).appended.isEmpty();
    }

    /** A stream is delivered up to that number. */
    synchronized void delivered(String stream, long number) {
        Held held = held(stream);
        held.delivered = Math.max(held.delivered, number);
    }

    /** Up to which number a stream is delivered, as far as is known here. */
    synchronized long delivered(String stream) {
        Held held = streams.get(stream);
        return held == null ? 0 : held.delivered;
    }

    /** Nothing of a stream was delivered: forgets it, unless something is known of it. */
    synchronized void forgetIfEmpty(String stream) {
        released(stream, 0);
    }

    /** The lease was given back with that number delivered: forgets the stream, unless more has happened. */
    synchronized void released(String stream, long number) {
        Held held = streams.get(stream);
        if (held != null && held.delivered <= number && held.appended.isEmpty()) {
            streams.remove(stream);
        }
    }

    private Held held(String stream) {
        return streams.computeIfAbsent(stream, name -> new Held());
    }
}
