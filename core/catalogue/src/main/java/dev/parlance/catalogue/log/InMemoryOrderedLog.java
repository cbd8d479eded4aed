package dev.parlance.catalogue.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An ordered log in memory, all of it, as long as the process lives: to start with, and for tests. */
public final class InMemoryOrderedLog implements OrderedLog {
    private final Map<String, Stream> streams = new HashMap<>();
    private final SingleFlight drains = new SingleFlight();
    private final String epoch = UUID.randomUUID().toString();

    private static final class Stream {
        private final List<LogEntry> entries = new ArrayList<>();
        private int delivered;
    }

    @Override
    public synchronized LogEntry append(String stream, String type, List<String> details) {
        List<LogEntry> entries = streams.computeIfAbsent(stream, name -> new Stream()).entries;
        LogEntry entry = LogEntry.of(stream, entries.size() + 1L, type, details);
        entries.add(entry);
        return entry;
    }

    @Override
    public synchronized List<LogEntry> since(String stream, long number, int limit) {
        List<LogEntry> all = entries(stream);
        int from = (int) Math.min(Math.max(0, number), all.size());
        return List.copyOf(all.subList(from, from + Math.min(limit, all.size() - from)));
    }

    @Override
    public synchronized List<LogEntry> before(String stream, long number, int limit) {
        List<LogEntry> all = entries(stream);
        int to = (int) Math.min(Math.max(0, number - 1), all.size());
        return List.copyOf(all.subList(Math.max(0, to - limit), to));
    }

    private List<LogEntry> entries(String stream) {
        Stream of = streams.get(stream);
        return of == null ? List.of() : of.entries;
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
        return of == null || of.delivered == of.entries.size() ? null : of.entries.get(of.delivered);
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

    /** Nothing: it ends with its process. */
    @Override
    public int trim(Duration age, int limit) {
        return 0;
    }

    /** Another one for each log: they end with their process. */
    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public Duration lease() {
        return Duration.ZERO;
    }
}
