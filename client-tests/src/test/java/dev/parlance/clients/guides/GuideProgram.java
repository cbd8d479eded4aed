package dev.parlance.clients.guides;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JavaScript program that a guide shows, in a process of its own. */
final class GuideProgram implements AutoCloseable {
    private static final Path FOLDER = Path.of("..", "docs", "programs").toAbsolutePath();
    private static final long TIMEOUT_SECONDS = 120;

    private final Path errors;
    private final Process process;
    private final BufferedReader output;

    GuideProgram(String program, String... arguments) throws IOException, InterruptedException {
        Node.prepare(FOLDER);
        errors = Files.createTempFile("guide", ".log");
        List<String> command = new ArrayList<>(List.of("node", program));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectError(errors.toFile())
                .start();
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A file of a package that these programs use. */
    static Path installed(String file) throws IOException, InterruptedException {
        Node.prepare(FOLDER);
        return FOLDER.resolve("node_modules").resolve(file);
    }

    /** The lines that a program prints until it ends. */
    static List<String> lines(String program, String argument) throws IOException, InterruptedException {
        try (GuideProgram running = new GuideProgram(program, argument)) {
            List<String> lines = running.output.lines().toList();
            assertThat(running.process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(running.process.exitValue())
                    .as(lines + Files.readString(running.errors))
                    .isZero();
            return lines;
        }
    }

    /** Waits for its next line. */
    String nextLine() throws IOException {
        return output.readLine();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(errors);
    }
}
