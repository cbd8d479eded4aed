package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements on a data source, each in a connection of its own, or several in one transaction. May be used by several
 * threads. All methods block, and throw {@link StorageException}.
 */
public final class Database {
    private final DataSource source;

    /** Takes connections of that source; auto-commit is expected to be on. */
    public Database(DataSource source) {
        this.source = source;
    }

    /** Runs a query; see {@link Statements#list}. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        return connected(statements -> statements.list(sql, row, parameters));
    }

    /** Runs a query; see {@link Statements#first}. */
    public <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = list(sql, row, parameters);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Runs a statement; see {@link Statements#update}. */
    public int update(String sql, @Nullable Object... parameters) {
        return connected(statements -> statements.update(sql, parameters));
    }

    /** Runs that work in one transaction: committed if it returns, rolled back if it throws. */
    public <T> T transaction(Function<Statements, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Statements(connection));
                connection.commit();
                return result;
            } catch (RuntimeException | SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Statements.translate(e);
        }
    }

    private <T> T connected(Function<Statements, T> work) {
        try (Connection connection = source.getConnection()) {
            return work.apply(new Statements(connection));
        } catch (SQLException e) {
            throw Statements.translate(e);
        }
    }
}
