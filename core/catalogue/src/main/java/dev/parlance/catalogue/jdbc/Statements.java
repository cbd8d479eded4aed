package dev.parlance.catalogue.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection. A parameter is a string, a number, an {@link Instant}, a collection of strings (an SQL
 * array) or null. A string with half a surrogate pair or the character U+0000 is refused by all databases alike
 * ({@link StorageException#isInvalidValue}): some would store another.
 */
public final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Statements on a connection of the caller, who commits. */
    public static Statements on(Connection connection) {
        return new Statements(connection);
    }

    /** Runs a query and reads all rows. */
    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(row.read(result));
            }
            return rows;
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    /** Runs a query and reads the first row; null if there is none. */
    public <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... parameters) {
        List<T> found = list(sql, row, parameters);
        return found.isEmpty() ? null : found.get(0);
    }

    /**
     * Runs a statement that changes something.
     *
     * @return how many rows
     * @throws DuplicateKeyException if a row with that key is there already
     */
    public int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    /**
     * Runs a statement that adds a row, in a transaction that goes on if the row is there already.
     *
     * @return whether it was added
     */
    public boolean insertNew(String sql, @Nullable Object... parameters) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                update(sql, parameters);
                connection.releaseSavepoint(before);
                return true;
            } catch (DuplicateKeyException thereAlready) {
                connection.rollback(before);
                return false;
            }
        } catch (SQLException e) {
            throw translate(e);
        }
    }

    /** A time of that column, null if it has none. */
    public static @Nullable Instant instant(ResultSet result, String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The strings of an array column; empty if it is null. */
    public static List<String> strings(ResultSet result, String column) throws SQLException {
        Array array = result.getArray(column);
        if (array == null) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        for (Object element : (Object[]) array.getArray()) {
            strings.add((String) element);
        }
        return List.copyOf(strings);
    }

    static StorageException translate(SQLException e) {
        return DuplicateKeyException.SQL_STATE.equals(e.getSQLState())
                ? new DuplicateKeyException(e)
                : new StorageException(e);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, toSql(parameters[i]));
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private @Nullable Object toSql(@Nullable Object value) throws SQLException {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Collection<?> strings) {
            for (Object string : strings) {
                StorableText.checked((String) string);
            }
            return connection.createArrayOf("varchar", strings.toArray());
        }
        return value instanceof String text ? StorableText.checked(text) : value;
    }
}
