package dev.parlance.catalogue.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads one row.
 *
 * @param <T> what it becomes
 */
@FunctionalInterface
public interface Row<T> {
    /** Reads the row that the result stands on. */
    T read(ResultSet result) throws SQLException;
}
