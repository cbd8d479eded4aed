package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Has a database write what is committed before the commit returns. By default H2 writes it up to half a second later, and
 * PostgreSQL does if {@code synchronous_commit} is off.
 */
final class DurableCommits {
    private static final String H2_DELAY = "SELECT 1 FROM INFORMATION_SCHEMA.SETTINGS"
            + " WHERE SETTING_NAME = 'WRITE_DELAY' AND SETTING_VALUE <> '0'";
    private static final int H2_ADMIN_RIGHTS_REQUIRED = 90040;

    /** Leaves the other values alone: each of them has at least the server's own disk written. */
    private static final String POSTGRESQL = "SELECT set_config('synchronous_commit', 'on', false)"
            + " WHERE current_setting('synchronous_commit') = 'off'";

    /** Physical connections. An open one keeps H2's database open too, and what was set with it. */
    private final Set<Connection> prepared =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /**
     * Must be called before something is written with that connection, outside of a transaction.
     *
     * @throws SQLException if the user may not change what has to be changed
     */
    void prepare(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        if (prepared.contains(physical)) {
            return;
        }
        switch (connection.getMetaData().getDatabaseProductName()) {
            case "H2" -> prepareH2(connection);
            case "PostgreSQL" -> execute(connection, POSTGRESQL);
            default -> {
                // Others write at once.
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        prepared.add(physical);
    }

    private static void prepareH2(Connection connection) throws SQLException {
        try {
            execute(connection, "SET WRITE_DELAY 0");
        } catch (SQLException e) {
            if (e.getErrorCode() != H2_ADMIN_RIGHTS_REQUIRED) {
                throw e;
            }
            if (isDelayed(connection)) {
                throw new SQLException(
                        "H2 writes commits late, and this user may not change that:"
                                + " connect as an administrator, or have one open the database with WRITE_DELAY=0",
                        e);
            }
        }
    }

    private static boolean isDelayed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(H2_DELAY)) {
            return result.next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
