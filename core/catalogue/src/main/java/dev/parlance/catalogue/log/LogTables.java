package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.Schema;
import dev.parlance.catalogue.jdbc.Statements;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * The tables of {@link JdbcOrderedLog}. A stream's row has the number of its last entry and of the last that was delivered;
 * while there are others between, {@code leased_until} says how long its holder alone delivers them.
 */
final class LogTables {
    static final Schema SCHEMA = Schema.named("parlance_log")
            .script(
                    """
                    CREATE TABLE IF NOT EXISTS parlance_log_stream (
                        log VARCHAR NOT NULL,
                        stream VARCHAR NOT NULL,
                        last BIGINT NOT NULL,
                        delivered BIGINT NOT NULL,
                        holder VARCHAR,
                        leased_until TIMESTAMP(3) WITH TIME ZONE,
                        PRIMARY KEY (log, stream))""",
                    """
                    CREATE TABLE IF NOT EXISTS parlance_log (
                        log VARCHAR NOT NULL,
                        stream VARCHAR NOT NULL,
                        number BIGINT NOT NULL,
                        type VARCHAR NOT NULL,
                        details VARCHAR ARRAY NOT NULL,
                        appended_at TIMESTAMP(3) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL,
                        PRIMARY KEY (log, stream, number))""",
                    "CREATE INDEX IF NOT EXISTS parlance_log_lease ON parlance_log_stream (log, leased_until)")
            // Old entries are trimmed.
            .script("CREATE INDEX IF NOT EXISTS parlance_log_age ON parlance_log (log, appended_at)")
            // Clients keep numbers for days, and must see when they begin anew.
            .script("CREATE TABLE IF NOT EXISTS parlance_log_epoch (log VARCHAR PRIMARY KEY, epoch VARCHAR NOT NULL)");

    private LogTables() {}

    private record Old(String stream, int count) {}

    /** What identifies the numbers of a log; made when it is first asked for. */
    static String epoch(Statements statements, String log) {
        statements.insertNew(
                "INSERT INTO parlance_log_epoch (log, epoch) VALUES (?, ?)",
                log,
                UUID.randomUUID().toString());
        return Objects.requireNonNull(statements.first(
                "SELECT epoch FROM parlance_log_epoch WHERE log = ?", row -> row.getString("epoch"), log));
    }

    /** Of each stream with entries that were appended between these times, and have been delivered, the first and the last. */
    static List<DeliveredRange> delivered(Statements statements, String log, Duration age, Duration settled) {
        return statements.list(
                "SELECT l.stream, MIN(l.number) AS first_number, MAX(l.number) AS last_number FROM parlance_log l"
                        + " JOIN parlance_log_stream s ON s.log = l.log AND s.stream = l.stream"
                        + " WHERE l.log = ? AND l.number <= s.delivered"
                        + " AND l.appended_at >= " + ago(age) + " AND l.appended_at < " + ago(settled)
                        + " GROUP BY l.stream",
                row -> new DeliveredRange(
                        row.getString("stream"), row.getLong("first_number"), row.getLong("last_number")),
                log);
    }

    private static String ago(Duration time) {
        return "CURRENT_TIMESTAMP - INTERVAL '" + time.toMillis() / 1_000.0 + "' SECOND";
    }

    /** Of each stream the first entries, as many as are old: numbers have no gaps, so that these are so many. */
    static int trim(Statements statements, String log, Duration age, int limit) {
        List<Old> streams = statements.list(
                "SELECT stream, COUNT(*) AS entries FROM (SELECT l.stream FROM parlance_log l"
                        + " JOIN parlance_log_stream s ON s.log = l.log AND s.stream = l.stream"
                        + " WHERE l.log = ? AND l.number <= s.delivered AND l.appended_at < CURRENT_TIMESTAMP"
                        + " - INTERVAL '" + age.toSeconds() + "' SECOND ORDER BY l.appended_at LIMIT ?) old"
                        + " GROUP BY stream ORDER BY stream",
                row -> new Old(row.getString("stream"), row.getInt("entries")),
                log,
                limit);
        return streams.stream()
                .mapToInt(old -> statements.update(
                        "DELETE FROM parlance_log WHERE log = ? AND stream = ? AND number <"
                                + " (SELECT MIN(number) + ? FROM parlance_log WHERE log = ? AND stream = ?)",
                        log,
                        old.stream,
                        old.count,
                        log,
                        old.stream))
                .sum();
    }
}
