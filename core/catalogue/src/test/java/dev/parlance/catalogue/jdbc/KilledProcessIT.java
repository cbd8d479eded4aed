package dev.parlance.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a store has acknowledged is in the file, even if the process is killed at once. */
class KilledProcessIT {
    private static final int ACKNOWLEDGED = 100;

    private static final Map<String, String> STORED = Map.of(
            "message", "SELECT id FROM parlance_message",
            "read", "SELECT message_id FROM parlance_read",
            "member", "SELECT user_id FROM parlance_chat_member");

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "jdbc:h2:{file},                   POOL",
        "jdbc:h2:async:{file},             POOL",
        "jdbc:h2:{file};AUTO_SERVER=TRUE,  POOL",
        "jdbc:h2:{file};WRITE_DELAY=60000, POOL",
        "jdbc:h2:{file},                   POOL_WITHOUT_AUTO_COMMIT",
        "jdbc:h2:{file},                   OPENED_BEFORE"
    })
    void nothingAcknowledgedIsLostWhenTheProcessIsKilled(String form, StoringProcess.Access access) throws Exception {
        String url = form.replace("{file}", folder.resolve("stored").toString());

        List<String> acknowledged = killWhileStoring(url, access);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED);
        assertThat(missing(url, acknowledged))
                .as("missing of %d", acknowledged.size())
                .isEmpty();
    }

    /** Kills it somewhere after a number of acknowledgements, and returns all that it has printed until then. */
    private static List<String> killWhileStoring(String url, StoringProcess.Access access) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        StoringProcess.class.getName(),
                        url,
                        access.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> lines =
                    readLines(output, ACKNOWLEDGED + ThreadLocalRandom.current().nextInt(ACKNOWLEDGED));
            // The handle's, since the process's own would close the output.
            process.toHandle().destroyForcibly();
            output.lines().forEach(lines::add);
            process.waitFor();
            return lines.stream().filter(KilledProcessIT::isWhole).toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> readLines(BufferedReader output, int count) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (lines.size() == count) {
                break;
            }
        }
        return lines;
    }

    /** The last line may have been cut off. */
    private static boolean isWhole(String line) {
        return line.matches("[a-z]+ [0-9a-f-]{36}");
    }

    private static Set<String> missing(String url, List<String> acknowledged) throws SQLException {
        Set<String> missing = new TreeSet<>(acknowledged);
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> kind : STORED.entrySet()) {
                try (ResultSet result = statement.executeQuery(kind.getValue())) {
                    while (result.next()) {
                        missing.remove(kind.getKey() + " " + result.getString(1));
                    }
                }
            }
        }
        return missing;
    }
}
