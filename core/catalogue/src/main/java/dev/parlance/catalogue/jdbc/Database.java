package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on a data source, each in a connection of its own, or several in one transaction. May be used by several
 * threads. All methods block, and throw {@link StorageException}.
 *
 * <p>What a method has written when it returns is durable: it survives the end of this process, {@code kill -9} included,
 * whoever opened the database, whether its connections commit by themselves or not. For that, H2's {@code WRITE_DELAY} is
 * set to 0 for the whole database (its user must be an administrator, or an administrator must have set it already), and
 * PostgreSQL's {@code synchronous_commit} to {@code on} for a connection where it is {@code off}; behind a pooler that
 * shares sessions, set it for the role instead. H2 leaves it to the operating system when the disk is written, so that a
 * power failure may cost it the last seconds.
 *
 * <p>Statements run on up to 16 threads of this object, so that an interrupt of the caller reaches neither H2's files nor
 * a socket, and a transaction that is bound to the caller's thread is not seen. A caller that is interrupted stops waiting;
 * a statement that has begun is carried out all the same. Up to 1,000 statements wait for a thread, further ones fail.
 *
 * <p>A database that hangs does not hold its callers for long: when all threads are busy and for a second none has begun or
 * ended anything, whatever waits for a thread fails at once; and a connection on which the database is silent for 15 seconds is
 * closed, and what it did fails. All these failures are outages. When the database
 * answers again, everything goes on.
 */
public final class Database {
    private static final int SILENCE_MILLIS = 15_000;

    private final DataSource source;
    private final StoreThreads threads = new StoreThreads();
    private final DurableCommits durable = new DurableCommits();

    /** Takes connections of that source. */
    public Database(DataSource source) {
        this.source = source;
    }

    /** Runs a query; see {@link Statements#list}. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        return connected(connection -> {
            limitSilence(connection);
            return new Statements(connection).list(sql, row, parameters);
        });
    }

    /** Runs a query; see {@link Statements#first}. */
    public <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = list(sql, row, parameters);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Runs a statement; see {@link Statements#update}. */
    public int update(String sql, @Nullable Object... parameters) {
        return connected(connection -> {
            limitSilence(connection);
            durable.prepare(connection);
            return connection.getAutoCommit()
                    ? new Statements(connection).update(sql, parameters)
                    : inTransaction(connection, statements -> statements.update(sql, parameters));
        });
    }

    /** Runs that work in one transaction: committed if it returns, rolled back if it throws. */
    public <T> T transaction(Function<Statements, T> work) {
        return connected(connection -> {
            limitSilence(connection);
            durable.prepare(connection);
            return inTransaction(connection, work);
        });
    }

    /**
     * Brings tables to their latest version. Several nodes may start at once: one of them changes the tables, the others wait
     * for it. Does nothing if that version is there already, and needs no right to change tables then.
     *
     * @throws StorageException if a script fails, or another node holds the lock for more than two minutes
     */
    public void apply(Schema schema) {
        connected(connection -> {
            durable.prepare(connection);
            return new SchemaUpdate(connection, schema).run();
        });
    }

    private static void limitSilence(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, SILENCE_MILLIS);
        } catch (SQLFeatureNotSupportedException embedded) {
            // There is no network.
        }
    }

    private static <T> T inTransaction(Connection connection, Function<Statements, T> work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        T result;
        try {
            result = work.apply(new Statements(connection));
            connection.commit();
        } catch (Throwable e) {
            rollBack(connection, autoCommit, e);
            throw e;
        }
        connection.setAutoCommit(autoCommit);
        return result;
    }

    private static void rollBack(Connection connection, boolean autoCommit, Throwable cause) {
        try {
            connection.rollback();
            // Not if that has failed: switched on, auto-commit commits what is there.
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> T connected(Work<T> work) {
        return threads.call(() -> {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            } catch (SQLException e) {
                throw Statements.translate(e);
            }
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
