package dev.parlance.catalogue.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An ordered log in memory, as long as the process lives: to start with, and for tests. */
public final class InMemoryOrderedLog implements OrderedLog {
    private final Map<String, Stream> streams = new HashMap<>();
    private final SingleFlight drains = new SingleFlight();
    private final Clock clock;

    private static final class Stream {
        private final List<LogEntry> entries = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private int trimmed;
        private int delivered;

        /** Where the entry after a number stands. */
        int after(long number) {
            return (int) Math.min(Math.max(0, number - trimmed), entries.size());
        }

        int trim(Instant before, int limit) {
            int max = Math.min(limit, delivered - trimmed);
            int count = 0;
            while (count < max && times.get(count).isBefore(before)) {
                count++;
            }
            entries.subList(0, count).clear();
            times.subList(0, count).clear();
            trimmed += count;
            return count;
        }
    }

    /** An empty one. */
    public InMemoryOrderedLog() {
        this(Clock.systemUTC());
    }

    /** An empty one with a clock, by which entries grow old. */
    public InMemoryOrderedLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized LogEntry append(String stream, String type, List<String> details) {
        Stream to = streams.computeIfAbsent(stream, name -> new Stream());
        LogEntry entry = LogEntry.of(stream, to.trimmed + to.entries.size() + 1L, type, details);
        to.entries.add(entry);
        to.times.add(clock.instant());
        return entry;
    }

    @Override
    public synchronized List<LogEntry> since(String stream, long number, int limit) {
        Stream of = streams.getOrDefault(stream, new Stream());
        int from = of.after(number);
        return List.copyOf(of.entries.subList(from, from + Math.min(limit, of.entries.size() - from)));
    }

    @Override
    public synchronized List<LogEntry> before(String stream, long number, int limit) {
        Stream of = streams.getOrDefault(stream, new Stream());
        int to = of.after(number - 1);
        return List.copyOf(of.entries.subList(Math.max(0, to - limit), to));
    }

    @Override
    public void drain(String stream, Consumer<? super LogEntry> deliver) {
        drains.run(stream, () -> {
            for (LogEntry next = next(stream); next != null; next = next(stream)) {
                deliver.accept(next);
                delivered(stream);
            }
        });
    }

    private synchronized @Nullable LogEntry next(String stream) {
        Stream of = streams.get(stream);
        int next = of == null ? 0 : of.after(of.delivered);
        return of == null || next == of.entries.size() ? null : of.entries.get(next);
    }

    private synchronized void delivered(String stream) {
        streams.get(stream).delivered++;
    }

    @Override
    public void checkpoint() {
        // There is no other place to note it.
    }

    @Override
    public List<String> abandoned(int limit) {
        return List.of();
    }

    @Override
    public synchronized int trim(Duration age, int limit) {
        Instant before = clock.instant().minus(age);
        int count = 0;
        for (Stream stream : streams.values()) {
            count += stream.trim(before, limit - count);
        }
        return count;
    }

    @Override
    public Duration lease() {
        return Duration.ZERO;
    }
}
