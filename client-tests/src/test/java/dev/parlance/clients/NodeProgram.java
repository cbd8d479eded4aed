package dev.parlance.clients;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;

/** A JavaScript program that reads and writes lines of JSON. */
final class NodeProgram implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String END = "";

    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer errors = new StringBuffer();

    /** Starts the program of that name among those of these tests. */
    NodeProgram(String name, String... arguments) throws IOException, InterruptedException {
        Node.prepare();
        List<String> command = new ArrayList<>(List.of("node", name));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).directory(Node.FOLDER.toFile()).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        read(process.getInputStream(), lines::add);
        read(process.getErrorStream(), line -> errors.append(line).append('\n'));
    }

    /** Writes a line for it to read. */
    void write(JSONObject line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /** Waits for its next line. */
    JSONObject next(String what) throws InterruptedException, JSONException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            // For whoever is next, too.
            lines.add(END);
            fail("no word of: " + what + (line == null ? "" : "; the program has ended") + "\n" + errors);
        }
        return new JSONObject(line);
    }

    private static void read(InputStream stream, Consumer<String> each) {
        Thread thread = new Thread(
                () -> {
                    try (BufferedReader reader =
                            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                        reader.lines().forEach(each);
                    } catch (IOException | UncheckedIOException ended) {
                        // The process was ended, as its exit tells.
                    } finally {
                        each.accept(END);
                    }
                },
                "javascript-program");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
