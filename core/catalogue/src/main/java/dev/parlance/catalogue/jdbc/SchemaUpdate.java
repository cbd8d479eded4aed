package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings the tables of one schema to their latest version, under a lock of the database: on PostgreSQL an advisory lock of
 * the transaction, elsewhere a {@link SchemaLease}, since H2 ends a transaction with each statement that changes tables.
 */
final class SchemaUpdate {
    static final String TABLE = "CREATE TABLE IF NOT EXISTS parlance_schema (name VARCHAR(64) PRIMARY KEY,"
            + " version INTEGER NOT NULL, locked_until TIMESTAMP(3) WITH TIME ZONE)";

    /** One lock for all schemas: "parlance" in ASCII. */
    private static final String POSTGRESQL_LOCK = "SELECT pg_advisory_xact_lock(x'7061726c616e6365'::bigint)";

    private final Connection connection;
    private final Schema schema;

    SchemaUpdate(Connection connection, Schema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** Whether there was something to do. */
    boolean run() throws SQLException {
        if (isCurrent()) {
            return false;
        }
        boolean postgresql = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(!postgresql);
        try {
            if (postgresql) {
                inTransaction();
            } else {
                new SchemaLease(connection).holding(this::isCurrent, this::runScripts);
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
        return true;
    }

    /** Also if the user may only read. */
    private boolean isCurrent() throws SQLException {
        try {
            return version() >= schema.version();
        } catch (SQLException noSuchTable) {
            if (!String.valueOf(noSuchTable.getSQLState()).startsWith("42")) {
                throw noSuchTable;
            }
            return false;
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }

    private void inTransaction() throws SQLException {
        try {
            execute(connection, POSTGRESQL_LOCK);
            execute(connection, TABLE);
            runScripts();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void runScripts() throws SQLException {
        for (int next = version() + 1; next <= schema.version(); next++) {
            for (String statement : schema.script(next)) {
                execute(connection, statement);
            }
            note(next);
        }
    }

    private int version() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT version FROM parlance_schema WHERE name = ?")) {
            select.setString(1, schema.name());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private void note(int version) throws SQLException {
        String sql = version == 1
                ? "INSERT INTO parlance_schema (version, name) VALUES (?, ?)"
                : "UPDATE parlance_schema SET version = ? WHERE name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, version);
            statement.setString(2, schema.name());
            statement.executeUpdate();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
