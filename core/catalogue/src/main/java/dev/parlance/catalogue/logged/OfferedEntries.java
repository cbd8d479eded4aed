package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries that were appended here, which so need not be read from the log. Few are kept: the log has all of them. */
final class OfferedEntries {
    private static final int MAX_ENTRIES = 100;

    private final TreeMap<Long, LogEntry> entries = new TreeMap<>();

    synchronized void add(LogEntry entry) {
        if (entries.size() < MAX_ENTRIES) {
            entries.put(entry.number(), entry);
        }
    }

    /** Takes the entry after that number, if it is here. */
    synchronized @Nullable LogEntry takeAfter(long number) {
        entries.headMap(number, true).clear();
        return entries.remove(number + 1);
    }
}
