package dev.parlance.clients.node;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.json.JSONException;
import org.json.JSONObject;

/** A running JavaScript program that reads and writes lines of JSON. */
public final class NodeProgram implements AutoCloseable {
    private static final long TIMEOUT_SECONDS = 60;
    private static final String END = "";

    private final Process process;
    private final Writer input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer errors = new StringBuffer();

    /** Starts a program, named by its path below {@link Node#FOLDER}. */
    public NodeProgram(String name, String... arguments) throws IOException, InterruptedException {
        this(Node.FOLDER, name, arguments);
    }

    /** Starts a program of a folder that has dependencies of its own. */
    public NodeProgram(Path folder, String name, String... arguments) throws IOException, InterruptedException {
        Node.prepare(folder);
        List<String> command = new ArrayList<>(List.of("node", name));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).directory(folder.toFile()).start();
        input = process.outputWriter(StandardCharsets.UTF_8);
        read(process.getInputStream(), lines::add);
        read(process.getErrorStream(), line -> errors.append(line).append('\n'));
    }

    /** Writes a line for it to read. */
    public void write(JSONObject line) throws IOException {
        try {
            input.write(line + "\n");
            input.flush();
        } catch (IOException ended) {
            throw new IOException("the program has ended\n" + errors, ended);
        }
    }

    /** Waits for its next line. */
    public JSONObject next(String what) throws InterruptedException, JSONException {
        String line = lines.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            // The next call must fail too.
            lines.add(END);
            fail("no answer about: " + what + (line == null ? "" : "; the program has ended") + "\n" + errors);
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
                        // The process has ended.
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
