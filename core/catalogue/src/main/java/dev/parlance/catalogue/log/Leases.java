package dev.parlance.catalogue.log;

import dev.parlance.catalogue.jdbc.Statements;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a log's streams as one holder sees them, by the database's clock. A lease is taken with the append itself, so
 * that it costs no transaction of its own, and given back when everything is delivered.
 */
final class Leases {
    private static final String NOW = "CURRENT_TIMESTAMP";
    private static final String FREE = "(holder IS NULL OR holder = ? OR leased_until < " + NOW + ")";
    private static final String STREAM = " WHERE log = ? AND stream = ?";

    private final String log;
    private final String holder = UUID.randomUUID().toString();
    private final String until;

    /** A stream's row, after it was locked by this transaction. */
    record Row(long last, long delivered, boolean isHeld) {}

    Leases(String log, Duration lease) {
        this.log = log;
        this.until = NOW + " + INTERVAL '" + lease.toMillis() / 1_000.0 + "' SECOND";
    }

    /** Takes the next number of a stream, and its lease unless another holds it. Others wait until this transaction ends. */
    Row next(Statements statements, String stream) {
        Row row = tryNext(statements, stream);
        while (row == null) {
            statements.insertNew(
                    "INSERT INTO parlance_log_stream (log, stream, last, delivered) VALUES (?, ?, 0, 0)", log, stream);
            row = tryNext(statements, stream);
        }
        return row;
    }

    private @Nullable Row tryNext(Statements statements, String stream) {
        int found = statements.update(
                "UPDATE parlance_log_stream SET last = last + 1,"
                        + " leased_until = CASE WHEN " + FREE + " THEN " + until + " ELSE leased_until END,"
                        + " holder = CASE WHEN " + FREE + " THEN ? ELSE holder END" + STREAM,
                holder,
                holder,
                holder,
                log,
                stream);
        return found == 0 ? null : row(statements, stream);
    }

    /** Takes or extends the lease of a stream that has something to be delivered; null if it has not, or another holds it. */
    @Nullable
    Row take(Statements statements, String stream) {
        int taken = statements.update(
                "UPDATE parlance_log_stream SET holder = ?, leased_until = " + until + STREAM
                        + " AND delivered < last AND " + FREE,
                holder,
                log,
                stream,
                holder);
        return taken == 0 ? null : row(statements, stream);
    }

    private @Nullable Row row(Statements statements, String stream) {
        return statements.first(
                "SELECT last, delivered, holder FROM parlance_log_stream" + STREAM,
                row -> new Row(row.getLong("last"), row.getLong("delivered"), holder.equals(row.getString("holder"))),
                log,
                stream);
    }

    /** Notes what was delivered, and gives the lease back if that was all; does nothing if another has taken it. */
    void delivered(Statements statements, String stream, long number) {
        statements.update(
                "UPDATE parlance_log_stream SET delivered = GREATEST(delivered, ?),"
                        + " holder = CASE WHEN last <= ? THEN NULL ELSE holder END,"
                        + " leased_until = CASE WHEN last <= ? THEN NULL ELSE " + until + " END" + STREAM
                        + " AND holder = ?",
                number,
                number,
                number,
                log,
                stream,
                holder);
    }

    /** Notes what was delivered, and extends the lease; false if another has taken it. */
    boolean renew(Statements statements, String stream, long delivered) {
        return statements.update(
                        "UPDATE parlance_log_stream SET delivered = GREATEST(delivered, ?), leased_until = " + until
                                + STREAM + " AND holder = ?",
                        delivered,
                        log,
                        stream,
                        holder)
                > 0;
    }

    /** Those of these streams that this holder still has: something was appended to them meanwhile. */
    List<String> held(Statements statements, List<String> streams) {
        return statements.list(
                "SELECT stream FROM parlance_log_stream WHERE log = ? AND stream = ANY (?) AND holder = ?",
                row -> row.getString("stream"),
                log,
                streams,
                holder);
    }

    /** Streams whose lease has run out. */
    List<String> abandoned(Statements statements, int limit) {
        return statements.list(
                "SELECT stream FROM parlance_log_stream WHERE log = ? AND leased_until < " + NOW
                        + " ORDER BY leased_until LIMIT ?",
                row -> row.getString("stream"),
                log,
                limit);
    }
}
