package dev.parlance.clients.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generated files under docs/contracts are accepted by the TypeScript compiler and by the official AsyncAPI parser. */
class ContractsIT {
    private static final Path CONTRACTS = Path.of("..", "docs", "contracts").toAbsolutePath();
    private static final Path ASYNCAPI = Node.FOLDER.resolve("contracts").resolve("asyncapi");
    private static final long TIMEOUT_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void theTypeScriptCompilerAcceptsCorrectClientsAndRejectsIncorrectOnes() throws Exception {
        Node.prepare();

        assertSucceeds(Node.FOLDER, List.of("node", "node_modules/typescript/bin/tsc", "-p", "contracts/types"));
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
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .as(command + " ends")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
    }
}
