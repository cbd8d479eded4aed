package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
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
}
