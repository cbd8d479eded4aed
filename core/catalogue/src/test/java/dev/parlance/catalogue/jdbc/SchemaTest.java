package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.StoreTables;
import dev.parlance.catalogue.platform.Stores;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tables of stores are made and grow, on H2. */
class SchemaTest {
    private static final Schema NOTES =
            Schema.named("note").script("CREATE TABLE note (id VARCHAR PRIMARY KEY, text VARCHAR NOT NULL)");

    private final DataSource source = Stores.h2();
    private final Database database = new Database(source);

    @TempDir
    private Path folder;

    @Test
    void runsTheScriptsThatADatabaseDoesNotHaveYet() {
        database.apply(NOTES);
        database.update("INSERT INTO note (id, text) VALUES ('1', 'Hello')");
        Schema coloured = NOTES.script("ALTER TABLE note ADD COLUMN color VARCHAR", "UPDATE note SET color = 'red'");
        database.apply(coloured);
        database.apply(coloured);
        // A node of an earlier version may start after that.
        database.apply(NOTES);

        assertThat(database.list("SELECT color FROM note", row -> row.getString("color")))
                .containsExactly("red");
        assertThat(database.list("SELECT version FROM parlance_schema WHERE name = 'note'", row -> row.getInt(1)))
                .containsExactly(2);
    }

    @Test
    void aScriptThatFailsIsReportedAndRunAgainTheNextTime() {
        Schema wrong = NOTES.script("ALTER TABLE nowhere ADD COLUMN color VARCHAR");

        assertThatThrownBy(() -> database.apply(wrong)).isInstanceOf(StorageException.class);
        database.apply(NOTES.script("ALTER TABLE note ADD COLUMN color VARCHAR"));

        assertThat(database.list("SELECT color FROM note", row -> row.getString("color")))
                .isEmpty();
    }

    @Test
    void whatIsUpToDateNeedsNoRightToChangeIt() throws SQLException {
        String url = "jdbc:h2:mem:" + UUID.randomUUID() + "";
        try (Connection admin = source(url, "admin").getConnection();
                Statement statement = admin.createStatement()) {
            new Database(source(url, "admin")).apply(NOTES);
            statement.execute("CREATE USER clerk PASSWORD ''");
            statement.execute("GRANT SELECT ON parlance_schema TO clerk");
            Database clerk = new Database(source(url, "clerk"));

            clerk.apply(NOTES);
            assertThatThrownBy(() -> clerk.apply(NOTES.script("ALTER TABLE note ADD COLUMN color VARCHAR")))
                    .isInstanceOf(StorageException.class);
        }
    }

    @Test
    void fourNodesMakeThemAtOnceInMemory() {
        StoreTables.fourNodesMakeThemAtOnce(
                () -> {
                    JdbcDataSource empty = (JdbcDataSource) Stores.h2();
                    return List.of(same(empty), same(empty), same(empty), same(empty));
                },
                40);
    }

    @Test
    void fourNodesMakeThemAtOnceInAFile() {
        StoreTables.fourNodesMakeThemAtOnce(
                () -> {
                    String url = "jdbc:h2:" + folder.resolve(UUID.randomUUID().toString());
                    return List.of(pool(url, 1), pool(url, 1), pool(url, 2), pool(url, 2));
                },
                20);
    }

    @Test
    void fourNodesOfOneProcessMakeThemAtOnceThroughAPoolOfOne() {
        StoreTables.fourNodesMakeThemAtOnce(
                () -> Collections.nCopies(4, pool("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", 1)), 20);
    }

    @Test
    void tablesOfTheFirstVersionAreUpgraded() {
        StoreTables.tablesOfTheFirstVersionAreUpgraded(source);
    }

    @Test
    void tablesOfTheSecondVersionAreUpgraded() {
        StoreTables.tablesOfTheSecondVersionAreUpgraded(source);
    }

    @Test
    void newTablesHoldWhatLimitsAllow() {
        StoreTables.theyHoldWhatLimitsAllow(
                new JdbcChatStore(source).createTables(), new JdbcMessageStore(source).createTables());
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        for (String name : List.of("", "Note", "note-1", "1note", "n".repeat(65), "*")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Schema.named(name))
                    .withMessageContaining("1 to 64 lower-case letters");
        }
    }

    private static DataSource same(JdbcDataSource other) {
        return source(other.getURL(), "");
    }

    private static DataSource source(String url, String user) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(user);
        return source;
    }

    private static DataSource pool(String url, int connections) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "", "");
        pool.setMaxConnections(connections);
        return pool;
    }
}
