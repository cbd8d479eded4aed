package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.platform.PostgresServer;
import dev.parlance.catalogue.platform.StoreTables;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the tables of stores are made and grow, on PostgreSQL and on a server of H2. */
class SchemaIT {
    @TempDir
    private Path folder;

    @Test
    void fourNodesMakeThemAtOnce() {
        StoreTables.fourNodesMakeThemAtOnce(() -> Collections.nCopies(4, PostgresServer.newDatabase()), 40);
    }

    @Test
    void fourNodesMakeThemAtOnceOnAServerOfH2() throws SQLException {
        Server h2 = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString(), "-ifNotExists")
                .start();
        try {
            StoreTables.fourNodesMakeThemAtOnce(() -> Collections.nCopies(4, newDatabase(h2)), 20);
        } finally {
            h2.stop();
        }
    }

    private static DataSource newDatabase(Server h2) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:tcp://localhost:" + h2.getPort() + "/./" + UUID.randomUUID());
        return source;
    }

    @Test
    void tablesOfTheFirstVersionAreUpgraded() {
        StoreTables.tablesOfTheFirstVersionAreUpgraded(PostgresServer.newDatabase());
    }

    @Test
    void tablesOfTheSecondVersionAreUpgraded() {
        StoreTables.tablesOfTheSecondVersionAreUpgraded(PostgresServer.newDatabase());
    }

    @Test
    void aScriptThatFailsLeavesNothing() {
        Database database = new Database(PostgresServer.newDatabase());
        Schema wrong = Schema.named("note").script("CREATE TABLE note (id VARCHAR)", "CREATE TABLE note (id VARCHAR)");

        assertThatThrownBy(() -> database.apply(wrong)).isInstanceOf(StorageException.class);
        database.apply(Schema.named("note").script("CREATE TABLE note (id VARCHAR)"));

        assertThat(database.list("SELECT id FROM note", row -> row.getString("id")))
                .isEmpty();
    }

    @Test
    void whatASourceWithoutAutoCommitAppliesIsCommitted() {
        Database database = new Database(
                ScriptedSource.of(PostgresServer.newDatabase(), connection -> connection.setAutoCommit(false)));
        Schema notes = Schema.named("note").script("CREATE TABLE note (id VARCHAR)");

        database.apply(notes);
        database.apply(notes);

        assertThat(database.list("SELECT id FROM note", row -> row.getString("id")))
                .isEmpty();
    }
}
