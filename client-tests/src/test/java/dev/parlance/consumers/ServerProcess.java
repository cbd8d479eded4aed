package dev.parlance.consumers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server of a consumer's project in a process of its own: it prints its port, and serves until its input ends. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final int port;

    ServerProcess(Path folder, List<String> command) throws IOException {
        errors = Files.createTempFile("errors", ".txt");
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null) {
            throw new IllegalStateException("the server has ended: " + Files.readString(errors));
        }
        port = Integer.parseInt(line);
    }

    String url(String namespace) {
        return "http://127.0.0.1:" + port + namespace;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(errors);
    }
}
