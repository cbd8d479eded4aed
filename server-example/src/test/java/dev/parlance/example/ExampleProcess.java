package dev.parlance.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The example in a separate process. */
final class ExampleProcess implements AutoCloseable {
    private static final String STARTED = "Open ";
    private static final long EXIT_TIMEOUT_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Thread reader;
    private final URI address;

    /** Starts the example on a free port, with its data in a database, and with more options. */
    ExampleProcess(String database, String... options) throws IOException {
        List<String> command = new ArrayList<>(PageTools.exampleCommand());
        command.addAll(List.of("--port", "0", "--database", database, "--only-report"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith(STARTED)) {
            close();
            throw new IllegalStateException("the example has not started: " + line);
        }
        for (int i = 0; i < ExampleMain.INTRODUCTION.lines().count(); i++) {
            output.readLine();
        }
        address = URI.create(line.substring(STARTED.length()));
        // Read all the time: a process whose output nobody reads stops when it writes more than a pipe holds.
        reader = new Thread(() -> output.lines().forEach(lines::add), "output of the example");
        reader.setDaemon(true);
        reader.start();
    }

    /** What it has written since the introduction. */
    List<String> output() {
        return List.copyOf(lines);
    }

    /** A client that has signed in with a name. */
    ExampleClient signIn(String name) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/sign-in"))
                .POST(HttpRequest.BodyPublishers.ofString(new ObjectMapper().writeValueAsString(Map.of("name", name))))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(name + " is not signed in: " + response.body() + "\n" + output());
        }
        JsonNode signedIn = new ObjectMapper().readTree(response.body());
        return new ExampleClient(
                http,
                address,
                signedIn.path("token").textValue(),
                signedIn.path("user").path("id").textValue());
    }

    /** Kills the process, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /** Ends the process with SIGTERM, and returns the output after the introduction. */
    List<String> terminate() throws InterruptedException {
        process.toHandle().destroy();
        awaitEnd();
        reader.join();
        return output();
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(EXIT_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the example has not ended");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
