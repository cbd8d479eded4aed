package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class H2UrlTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:./data/example,             ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:async:./data/example,       ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:file:C:/data/example,       ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:~/example;MODE=PostgreSQL,  ;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:./example;write_delay=20,   ;DB_CLOSE_ON_EXIT=FALSE",
        "jdbc:h2:./x;DB_CLOSE_ON_EXIT=TRUE,  ;WRITE_DELAY=0",
        "jdbc:h2:./example;AUTO_SERVER=TRUE, ;WRITE_DELAY=0"
    })
    void whatIsMissingIsAddedToTheUrlOfAFile(String url, String added) {
        assertThat(H2Url.durable(url)).isEqualTo(url + added);
        assertThat(H2Url.durable(H2Url.durable(url))).isEqualTo(url + added);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
                "jdbc:h2:tcp://localhost/example",
                "jdbc:h2:ssl://localhost/example",
                "jdbc:h2:zip:~/example.zip!/example",
                "jdbc:postgresql://localhost/example"
            })
    void otherUrlsStayAsTheyAre(String url) {
        assertThat(H2Url.durable(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:", "jdbc:h2:async:", "jdbc:h2:split:", "jdbc:h2:file:"})
    void h2OpensIt(String form) throws Exception {
        try (Connection connection = DriverManager.getConnection(H2Url.durable(form + folder.resolve("opened")))) {
            assertThat(Delay.of(connection)).isEqualTo("0");
        }
    }

    @Test
    void itCanBeOpenedBesideAConnectionWithoutTheseSettings() throws Exception {
        String url = "jdbc:h2:" + folder.resolve("opened");
        try (Connection before = DriverManager.getConnection(url);
                Connection connection = DriverManager.getConnection(H2Url.durable(url))) {
            assertThat(Delay.of(before)).isEqualTo("0");
            assertThat(Delay.of(connection)).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:./data/example;X=1, jdbc:h2:async:./data/example;X=1",
        "jdbc:h2:file:~/example,     jdbc:h2:async:~/example",
        "jdbc:h2:nio:/example,       jdbc:h2:async:/example",
        "jdbc:h2:async:./example,    jdbc:h2:async:./example",
        "jdbc:h2:mem:test,           jdbc:h2:mem:test",
        "jdbc:postgresql://h/x,      jdbc:postgresql://h/x"
    })
    void aFileIsOpenedSoThatNoInterruptClosesIt(String url, String uninterruptible) {
        assertThat(H2Url.uninterruptible(url)).isEqualTo(uninterruptible);
    }

    @Test
    void anInterruptOfAThreadThatWritesLeavesTheFileOpenForOthers() throws Exception {
        String url = H2Url.uninterruptible(H2Url.durable("jdbc:h2:" + folder.resolve("interrupted")));
        try (Connection other = DriverManager.getConnection(url);
                Statement others = other.createStatement()) {
            others.execute("CREATE TABLE line (text VARCHAR)");
            Thread writer = new Thread(() -> writeInterrupted(url));
            writer.start();
            writer.join();

            others.execute("INSERT INTO line VALUES ('after')");
            others.execute("CHECKPOINT SYNC");
        }
    }

    private static void writeInterrupted(String url) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            Thread.currentThread().interrupt();
            statement.execute("INSERT INTO line VALUES ('interrupted')");
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            // Its own statement may fail.
        }
    }
}
