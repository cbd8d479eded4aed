package dev.parlance.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A lock for the scripts of schemas that outlives transactions: a row says until when it is held. A holder that has died
 * holds it for a minute at most, after which the next repeats the script.
 */
final class SchemaLease {
    private static final String ROW = "INSERT INTO parlance_schema (name, version) SELECT '*', 0"
            + " WHERE NOT EXISTS (SELECT 1 FROM parlance_schema WHERE name = '*')";
    private static final String TAKE =
            "UPDATE parlance_schema SET locked_until = CURRENT_TIMESTAMP + INTERVAL '60' SECOND"
                    + " WHERE name = '*' AND (locked_until IS NULL OR locked_until < CURRENT_TIMESTAMP)";
    private static final String RELEASE = "UPDATE parlance_schema SET locked_until = NULL WHERE name = '*'";

    private static final long WAIT_NANOS = Duration.ofMinutes(2).toNanos();
    private static final long PAUSE_MILLIS = 20;
    private static final int MAX_FAILURES = 20;

    private final Connection connection;

    @FunctionalInterface
    interface Check {
        boolean holds() throws SQLException;
    }

    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    SchemaLease(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs the work while it holds the lease, unless another has done it meanwhile.
     *
     * @throws SQLException what the work throws, or if the lease cannot be had
     */
    void holding(Check done, Work work) throws SQLException {
        long start = System.nanoTime();
        while (!isTaken()) {
            if (done.holds()) {
                return;
            }
            if (System.nanoTime() - start > WAIT_NANOS) {
                throw new SQLTransientException("another node has been changing the tables for two minutes");
            }
            pause();
        }
        try {
            work.run();
        } finally {
            SchemaUpdate.execute(connection, RELEASE);
        }
    }

    /** Two nodes that make the table, or its row, at the same time hinder each other: one of them tries again. */
    private boolean isTaken() throws SQLException {
        for (int failures = 0; ; failures++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(SchemaUpdate.TABLE);
                statement.executeUpdate(ROW);
                return statement.executeUpdate(TAKE) == 1;
            } catch (SQLException e) {
                if (failures == MAX_FAILURES) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() throws SQLException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientException("interrupted while another node changes the tables", e);
        }
    }
}
