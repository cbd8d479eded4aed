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
        private final Queue<LogEntry> appended = new ArrayDeque<>();
        private @Nullable Consumer<? super LogEntry> deliver;
    }

    /** An entry was appended here, when that much of its stream was delivered. */
    synchronized void add(LogEntry entry, long delivered) {
        Held held = held(entry.stream());
        held.delivered = Math.max(held.delivered, delivered);
        held.appended.add(entry);
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
