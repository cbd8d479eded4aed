package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    private Path folder;

    private JdbcConnectionPool pool;

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.dispose();
        }
    }

    @Test
    void anInterruptedCallerLeavesTheFilesOpenForOthers() throws Exception {
        Database database = onFile();
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch writing = new CountDownLatch(1);
        Thread caller = new Thread(() -> {
            try {
                while (true) {
                    database.update("INSERT INTO line (text) VALUES ('before')");
                    writing.countDown();
                }
            } catch (StorageException e) {
                interrupted.set(Thread.currentThread().isInterrupted());
            }
        });
        caller.start();
        writing.await();
        caller.interrupt();
        caller.join();

        assertThat(interrupted).isTrue();
        database.update("INSERT INTO line (text) VALUES ('after')");
        assertThat(lines(database)).contains("after");
    }

    @Test
    void anInterruptInTheMiddleOfATransactionDoesNotReachIt() throws Exception {
        Database database = onFile();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                database.transaction(statements -> {
                    int rows = statements.update("INSERT INTO line (text) VALUES ('carried out')");
                    begun.countDown();
                    await(interrupted);
                    return rows;
                });
            } catch (StorageException e) {
                failure.set(e);
            }
        });
        caller.start();
        begun.await();
        caller.interrupt();
        caller.join();
        interrupted.countDown();

        assertThat(failure.get()).hasMessageContaining("interrupted");
        assertThat(eventually(database)).containsExactly("carried out");
    }

    @Test
    void anErrorInATransactionRollsItBack() {
        Database database = onFile();

        assertThatThrownBy(() -> database.transaction(statements -> {
                    statements.update("INSERT INTO line (text) VALUES ('half')");
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(lines(database)).isEmpty();
    }

    @Test
    void aTransactionMayUseTheDatabaseAgain() {
        Database database = onFile();

        List<String> seen = database.transaction(statements -> lines(database));

        assertThat(seen).isEmpty();
    }

    @Test
    void whatASourceWithoutAutoCommitWritesIsCommitted() {
        Database database = onFile();
        Database manual = new Database(ScriptedSource.of(pool, connection -> connection.setAutoCommit(false)));

        manual.update("INSERT INTO line (text) VALUES ('kept')");

        assertThat(lines(database)).containsExactly("kept");
    }

    @Test
    void aFileThatWasOpenedWithADelayIsWrittenAtOnceFromThenOn() throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("opened") + ";WRITE_DELAY=5000";
        try (Connection before = DriverManager.getConnection(url)) {
            new Database(source(url, "", "")).update("CREATE TABLE line (text VARCHAR)");

            assertThat(Delay.of(before)).isEqualTo("0");
        }
    }

    @Test
    void anotherOpeningIsWrittenAtOnceToo() throws SQLException {
        DataSource source = source("jdbc:h2:" + folder.resolve("opened"), "", "");
        Database database = new Database(source);
        database.update("CREATE TABLE line (text VARCHAR)");
        // No connection is left, so that H2 has closed the database.
        List<String> delays = new ArrayList<>();
        Database watched = new Database(source);

        try (Connection opening = source.getConnection()) {
            assertThat(Delay.of(opening)).isEqualTo("500");
            watched.update("INSERT INTO line (text) VALUES ('again')");
            delays.add(Delay.of(opening));
        }
        try (Connection opening = source.getConnection()) {
            watched.update("INSERT INTO line (text) VALUES ('and again')");
            delays.add(Delay.of(opening));
        }

        assertThat(delays).containsExactly("0", "0");
    }

    @Test
    void aUserWhoMayNotChangeTheDelayIsRefusedUnlessThereIsNone() throws SQLException {
        String url = "jdbc:h2:" + folder.resolve("opened");
        try (Connection admin = DriverManager.getConnection(url, "admin", "");
                Statement statement = admin.createStatement()) {
            statement.execute("CREATE TABLE line (text VARCHAR)");
            statement.execute("CREATE USER clerk PASSWORD ''");
            statement.execute("GRANT ALL ON line TO clerk");
            Database database = new Database(source(url, "clerk", ""));

            assertThatThrownBy(() -> database.update("INSERT INTO line (text) VALUES ('late')"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("WRITE_DELAY=0");
            statement.execute("SET WRITE_DELAY 0");
            database.update("INSERT INTO line (text) VALUES ('at once')");

            assertThat(lines(database)).containsExactly("at once");
        }
    }

    private Database onFile() {
        pool = JdbcConnectionPool.create("jdbc:h2:" + folder.resolve("file") + ";WRITE_DELAY=0", "", "");
        Database database = new Database(pool);
        database.update("CREATE TABLE line (text VARCHAR)");
        return database;
    }

    private static DataSource source(String url, String user, String password) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static List<String> lines(Database database) {
        return database.list("SELECT text FROM line", row -> row.getString("text"));
    }

    /** Waits for the transaction before: altering a table waits for those that write to it. */
    private static List<String> eventually(Database database) {
        database.update("ALTER TABLE line ADD COLUMN fence INT");
        return lines(database);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
