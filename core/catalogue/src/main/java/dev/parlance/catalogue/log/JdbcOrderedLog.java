package dev.parlance.catalogue.log;

import static dev.parlance.catalogue.jdbc.Statements.strings;

import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An ordered log in the tables {@code parlance_log} and {@code parlance_log_stream} of an H2 or PostgreSQL database. Several
 * servers may share it. An application appends to it in a transaction of its own: what is rolled back was never appended.
 *
 * <pre>{@code
 * JdbcOrderedLog log = new JdbcOrderedLog(database, "orders").createTables();
 *
 * log.change(statements -> {
 *     statements.update("UPDATE orders SET paid = TRUE WHERE id = ?", "o1");
 *     return log.append(statements, "shop-1", "paid", List.of("o1"));
 * });
 * }</pre>
 *
 * <p>Appending locks the row of the stream until the transaction ends: so numbers have no gaps, and their order is that of the
 * commits. A transaction that appends to several streams does so in the order of their names, lest two wait for each other.
 *
 * <p>After a crash the entries since the last {@link #checkpoint} are delivered again, as they are if a server stands still
 * for longer than the lease.
 */
public final class JdbcOrderedLog implements OrderedLog {
    /** How long the streams of a server that has crashed are left alone, by default. */
    public static final Duration LEASE = Duration.ofSeconds(2);

    private static final Logger logger = LoggerFactory.getLogger(JdbcOrderedLog.class);
    private static final int BATCH = 100;

    /** What part of a lease may be over. */
    private static final int RENEWED_AFTER = 3;

    private static final String ENTRY =
            "SELECT number, type, details FROM parlance_log WHERE log = ? AND stream = ? AND number ";

    private final Database database;
    private final String name;
    private final Duration lease;
    private final Leases leases;
    private final SingleFlight drains = new SingleFlight();
    private final HeldStreams held = new HeldStreams();
    private final Checkpoints checkpoints;
    private volatile @Nullable String epoch;

    /**
     * A log of that database; the tables must be there, see {@link #createTables}.
     *
     * @param name distinguishes the logs that a database has
     */
    public JdbcOrderedLog(Database database, String name) {
        this(database, name, LEASE);
    }

    /**
     * The same with another lease.
     *
     * @param lease at least as long as delivering a few entries takes; the same on all servers
     */
    public JdbcOrderedLog(Database database, String name, Duration lease) {
        this.database = database;
        this.name = name;
        this.lease = lease;
        this.leases = new Leases(name, lease);
        this.checkpoints = new Checkpoints(database, leases, held, this::drainAgain);
    }

    /** Makes the tables, or brings those of an earlier version up to date; see {@link Schema}. */
    public JdbcOrderedLog createTables() {
        database.apply(LogTables.SCHEMA);
        return this;
    }

    @Override
    public LogEntry append(String stream, String type, List<String> details) {
        Appended appended = database.transaction(statements -> append(statements, stream, type, details));
        committed(appended);
        return appended.entry();
    }

    /**
     * Runs work in one transaction, which may append with {@link #append(Statements, String, String, List)}; {@link #committed} is
     * called after it.
     *
     * @param work returns what it has appended; null if there is nothing to append
     * @return whether it has appended
     */
    public boolean change(Function<Statements, @Nullable Appended> work) {
        Appended appended = database.transaction(work);
        if (appended != null) {
            committed(appended);
        }
        return appended != null;
    }

    /** As {@link #append(String, String, List)}, in a transaction of the caller, who calls {@link #committed} after it. */
    public Appended append(Statements statements, String stream, String type, List<String> details) {
        Leases.Row row = leases.next(statements, stream);
        statements.update(
                "INSERT INTO parlance_log (log, stream, number, type, details) VALUES (?, ?, ?, ?, ?)",
                name,
                stream,
                row.last(),
                type,
                details);
        return new Appended(LogEntry.of(stream, row.last(), type, details), row.isHeld(), row.delivered());
    }

    /** As {@link #append(Statements, String, String, List)}, on a connection that does not commit by itself. */
    public Appended append(Connection connection, String stream, String type, List<String> details) {
        return append(Statements.on(connection), stream, type, details);
    }

    /**
     * Notes that the transaction of an {@code append} is committed. It spares {@link #drain} reading the entry, so that it
     * is no harm if this is not called.
     */
    public void committed(Appended appended) {
        if (appended.isHeld()) {
            LogEntry entry = appended.entry();
            boolean isNew = !isLeased(entry.stream());
            held.add(entry, appended.delivered());
            if (isNew && appended.delivered() < entry.number() - 1) {
                held.left(entry.stream(), entry.number() - 1);
            }
        }
    }

    @Override
    public List<LogEntry> since(String stream, long number, int limit) {
        return database.transaction(statements -> since(statements, stream, number, limit));
    }

    private List<LogEntry> since(Statements statements, String stream, long number, int limit) {
        return statements.list(
                ENTRY + "> ? ORDER BY number LIMIT ?", row -> entry(stream, row), name, stream, number, limit);
    }

    @Override
    public List<LogEntry> before(String stream, long number, int limit) {
        List<LogEntry> page = new ArrayList<>(database.list(
                ENTRY + "< ? ORDER BY number DESC LIMIT ?", row -> entry(stream, row), name, stream, number, limit));
        Collections.reverse(page);
        return page;
    }

    @Override
    public Map<String, Long> last(Collection<String> streams) {
        Map<String, Long> numbers = new HashMap<>();
        database.list(
                "SELECT stream, last FROM parlance_log_stream WHERE log = ? AND stream = ANY (?) AND last > 0",
                row -> numbers.put(row.getString("stream"), row.getLong("last")),
                name,
                List.copyOf(streams));
        return numbers;
    }

    /**
     * One for each log of a database, for as long as its tables are there. Whoever restores an older copy of the database, where numbers
     * are given again that clients have seen, deletes the log's row of {@code parlance_log_epoch}.
     */
    @Override
    public String epoch() {
        String known = epoch;
        if (known == null) {
            known = database.transaction(statements -> LogTables.epoch(statements, name));
            epoch = known;
        }
        return known;
    }

    @Override
    public void drain(String stream, Consumer<? super LogEntry> deliver) {
        drains.run(stream, () -> {
            held.deliver(stream, deliver);
            long before = held.delivered(stream);
            try {
                if (deliverAppended(stream, deliver) == 0 || held.hasGap(stream)) {
                    deliverStored(stream, deliver);
                }
            } finally {
                note(stream, before);
            }
        });
    }

    private void note(String stream, long before) {
        long delivered = held.delivered(stream);
        if (delivered > before) {
            checkpoints.add(stream, delivered);
        } else {
            held.forgetIfEmpty(stream);
        }
    }

    private int deliverAppended(String stream, Consumer<? super LogEntry> deliver) {
        int count = 0;
        for (LogEntry next = held.next(stream); next != null && keepsLease(stream); next = held.next(stream)) {
            deliver(next, deliver);
            count++;
        }
        return count;
    }

    private void deliverStored(String stream, Consumer<? super LogEntry> deliver) {
        List<LogEntry> batch;
        do {
            batch = take(stream);
        } while (deliver(stream, batch, deliver) && batch.size() == BATCH);
    }

    /** The next entries, with the lease; none if another server has it. */
    private List<LogEntry> take(String stream) {
        boolean isNew = !isLeased(stream);
        Taken taken = database.transaction(statements -> {
            Leases.Row row = leases.take(statements, stream);
            return row == null
                    ? new Taken(0, List.of())
                    : new Taken(
                            row.last(),
                            since(statements, stream, Math.max(row.delivered(), held.delivered(stream)), BATCH));
        });
        if (!taken.entries.isEmpty()) {
            held.leased(stream);
            // Whoever gives a lease back has delivered everything.
            if (isNew) {
                held.left(stream, taken.last);
            }
        }
        return taken.entries;
    }

    private record Taken(long last, List<LogEntry> entries) {}

    private boolean isLeased(String stream) {
        return held.leasedFor(stream) < lease.toNanos();
    }

    /** False if the lease was lost before the end. */
    private boolean deliver(String stream, List<LogEntry> batch, Consumer<? super LogEntry> deliver) {
        for (LogEntry entry : batch) {
            if (!keepsLease(stream)) {
                return false;
            }
            deliver(entry, deliver);
        }
        return true;
    }

    private void deliver(LogEntry entry, Consumer<? super LogEntry> deliver) {
        deliver.accept(held.isLeft(entry) ? entry.late() : entry);
        held.delivered(entry.stream(), entry.number());
    }

    /** Extends the lease when a third of it is over; false if another server has it by now, and delivers the rest. */
    private boolean keepsLease(String stream) {
        if (held.leasedFor(stream) < lease.toNanos() / RENEWED_AFTER) {
            return true;
        }
        boolean isHeld = database.transaction(statements -> leases.renew(statements, stream, held.delivered(stream)));
        if (isHeld) {
            held.leased(stream);
        } else {
            held.lost(stream);
        }
        return isHeld;
    }

    /** Another server has appended to a stream while this one had it. */
    private void drainAgain(String stream) {
        Consumer<? super LogEntry> deliver = held.deliver(stream);
        if (deliver == null) {
            return;
        }
        try {
            drain(stream, deliver);
        } catch (RuntimeException e) {
            logger.warn("An entry of a log could not be delivered", e);
        }
    }

    @Override
    public void checkpoint() {
        checkpoints.write();
    }

    @Override
    public List<String> abandoned(int limit) {
        return database.transaction(statements -> leases.abandoned(statements, limit));
    }

    @Override
    public List<DeliveredRange> delivered(Duration age, Duration settled) {
        return database.transaction(statements -> LogTables.delivered(statements, name, age, settled));
    }

    @Override
    public int trim(Duration age, int limit) {
        return database.transaction(statements -> LogTables.trim(statements, name, age, limit));
    }

    @Override
    public Duration lease() {
        return lease;
    }

    private static LogEntry entry(String stream, ResultSet row) throws SQLException {
        return LogEntry.of(stream, row.getLong("number"), row.getString("type"), strings(row, "details"));
    }
}
