package dev.parlance.catalogue.log;

/** An entry that a transaction has appended to a {@link JdbcOrderedLog}; it counts once that is committed. Immutable. */
public final class Appended {
    private final LogEntry entry;
    private final boolean held;
    private final long delivered;

    Appended(LogEntry entry, boolean held, long delivered) {
        this.entry = entry;
        this.held = held;
        this.delivered = delivered;
    }

    /** The entry, with its number. */
    public LogEntry entry() {
        return entry;
    }

    /** Whether the log has the lease of its stream with that. */
    boolean isHeld() {
        return held;
    }

    /** Up to which number the stream had been delivered. */
    long delivered() {
        return delivered;
    }
}
