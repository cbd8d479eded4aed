package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated files under docs/contracts are what those for whom they are made want. */
class ContractsIT {
    private static final Path CONTRACTS = Path.of("..", "docs", "contracts").toAbsolutePath();
    private static final Path ASYNCAPI = Path.of("src", "test", "asyncapi").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void theTypeScriptCompilerAcceptsTypedClientsAndRefusesWhatTheyMustNotDo() throws Exception {
        Node.prepare();

        assertSucceeds(Node.FOLDER, List.of("node", "node_modules/typescript/bin/tsc", "-p", "types"));
    }

    @Test
    void theOfficialParserFindsTheAsyncApiDocumentsValid() throws Exception {
        Node.prepare(ASYNCAPI);
        List<String> command = new ArrayList<>(List.of("node", "check.mjs"));
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            files.map(Path::toString)
                    .filter(file -> file.endsWith(".asyncapi.json"))
                    .sorted()
                    .forEach(command::add);
        }
        assertThat(command).hasSizeGreaterThan(2);

        assertSucceeds(ASYNCAPI, command);
    }

    private void assertSucceeds(Path in, List<String> command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(command + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
