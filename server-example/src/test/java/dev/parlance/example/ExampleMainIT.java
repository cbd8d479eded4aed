package dev.parlance.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example as a process. */
class ExampleMainIT {
    private static final int OK = 0;
    private static final int CANNOT_START = 1;
    private static final int WRONG_USE = 2;
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    @Test
    void itPrintsItsAddressAndClosesOnSigterm() throws Exception {
        Process process = start("--port", "0", "--database", database());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).matches("Open http://localhost:[1-9][0-9]+");
            for (String line : ExampleMain.INTRODUCTION.split("\n")) {
                assertThat(output.readLine()).isEqualTo(line);
            }
            process.toHandle().destroy();
            assertThat(output.readLine()).isEqualTo("Closed.");
        }
        assertThat(exit(process)).isEqualTo(TERMINATED);
    }

    @Test
    void aSecondSigtermCutsTheFirstShort() throws Exception {
        Process process = start("--port", "0", "--database", database());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            URI polling =
                    URI.create(output.readLine().substring("Open ".length()) + "/socket.io/?EIO=4&transport=polling");
            for (int i = 0; i < ExampleMain.INTRODUCTION.lines().count(); i++) {
                output.readLine();
            }
            HttpClient http = HttpClient.newHttpClient();
            String opened = get(http, polling).body();
            URI session = URI.create(polling + "&sid=" + opened.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1"));
            // Its answer is never fetched: the server waits for that.
            http.send(
                    HttpRequest.newBuilder(session)
                            .POST(HttpRequest.BodyPublishers.ofString("40"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());

            process.toHandle().destroy();
            while (get(http, polling).statusCode() != 503) {
                // It has not received the signal yet.
                Thread.onSpinWait();
            }
            process.toHandle().destroy();
            assertThat(output.readLine()).isEqualTo("Cut short.");
            assertThat(output.readLine()).isEqualTo("Closed.");
        }
        assertThat(exit(process)).isEqualTo(TERMINATED);
    }

    private static HttpResponse<String> get(HttpClient http, URI address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPortInUseEndsItWithOneSentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = String.valueOf(taken.getLocalPort());

            Process process = start("--port", port, "--database", database());
            assertThat(outputOf(process))
                    .isEqualTo("Port " + port + " is in use or not permitted; choose another with --port.\n");
            assertThat(exit(process)).isEqualTo(CANNOT_START);
        }
    }

    @Test
    void aSecondProcessSaysThatThePortIsInUse() throws Exception {
        Process first = start("--port", "0", "--database", database());
        try (BufferedReader output = first.inputReader(StandardCharsets.UTF_8)) {
            String port = output.readLine().replaceAll(".*:", "");

            Process samePort = start("--port", port, "--database", database());
            assertThat(outputOf(samePort))
                    .startsWith("Port " + port + " is in use")
                    .hasLineCount(1);
            assertThat(exit(samePort)).isEqualTo(CANNOT_START);

            Process sameDatabase = start("--port", "0", "--database", database());
            assertThat(outputOf(sameDatabase))
                    .startsWith("The database " + database() + " cannot be opened")
                    .hasLineCount(1);
            assertThat(exit(sameDatabase)).isEqualTo(CANNOT_START);
        } finally {
            first.destroy();
        }
    }

    @Test
    void aDatabaseThatIsNoneEndsItWithOneSentence() throws Exception {
        Process process = start("--port", "0", "--database", "jdbc:nonsense:x");

        assertThat(outputOf(process))
                .isEqualTo("Option --database needs a JDBC URL of H2 or PostgreSQL, such as "
                        + "jdbc:h2:async:./data/example, not \"jdbc:nonsense:x\".\n");
        assertThat(exit(process)).isEqualTo(WRONG_USE);
    }

    @Test
    void aFolderThatCannotBeWrittenToEndsItWithOneSentence() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        cannotOpen("jdbc:h2:async:" + file.resolve("example"), "file");
        cannotOpen("jdbc:h2:" + file.resolve("example"), "file");
    }

    @Test
    void aDamagedFileEndsItWithOneSentence() throws Exception {
        Files.writeString(folder.resolve("example.mv.db"), "This is no database. ".repeat(1_000));
        cannotOpen(database(), "cannot be opened");
    }

    @Test
    void aDatabaseThatDoesNotAnswerEndsItWithOneSentenceWithoutItsPassword() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int closed = taken.getLocalPort();
            taken.close();
            String url = "jdbc:postgresql://127.0.0.1:" + closed + "/example?user=ana&password=";
            Process process = start("--port", "0", "--database", url + "sesame");
            assertThat(outputOf(process))
                    .startsWith("The database " + url + "*** cannot be opened: ")
                    .hasLineCount(1);
            assertThat(exit(process)).isEqualTo(CANNOT_START);
        }
    }

    @Test
    void aDatabaseThatIsOnlyReadEndsItWithOneSentence() throws Exception {
        cannotOpen("jdbc:h2:mem:example;ACCESS_MODE_DATA=r", "read only");
        cannotOpen("jdbc:h2:mem:example;NONSENSE=1", "NONSENSE");
    }

    private static void cannotOpen(String database, String why) throws Exception {
        Process process = start("--port", "0", "--database", database);
        assertThat(outputOf(process))
                .startsWith("The database " + database + " cannot be opened: ")
                .contains(why)
                .doesNotContain("null")
                .hasLineCount(1);
        assertThat(exit(process)).isEqualTo(CANNOT_START);
    }

    @Test
    void anUnknownOptionEndsItWithOneLine() throws Exception {
        Process process = start("--prot", "9000");

        assertThat(outputOf(process)).isEqualTo("Unknown option --prot; --help lists the options.\n");
        assertThat(exit(process)).isEqualTo(WRONG_USE);
    }

    @Test
    void helpIsPrintedAndNothingStarted() throws Exception {
        Process process = start("--help");

        assertThat(outputOf(process)).isEqualTo(ExampleOptions.HELP);
        assertThat(exit(process)).isEqualTo(OK);
    }

    private String database() {
        return "jdbc:h2:async:" + folder.resolve("example");
    }

    private static Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(PageTools.exampleCommand());
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String outputOf(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("has ended").isTrue();
        return process.exitValue();
    }
}
