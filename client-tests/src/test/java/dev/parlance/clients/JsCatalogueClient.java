package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The JavaScript client, over WebSocket, in a process of its own that reads and writes lines of JSON. */
final class JsCatalogueClient implements CatalogueClient {
    private static final long PATIENCE_SECONDS = 60;
    private static final String END = "";

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    JsCatalogueClient(String url, List<String> namespaces) throws Exception {
        Node.prepare();
        List<String> command = new ArrayList<>(List.of("node", "catalogue.mjs", url));
        command.addAll(namespaces);
        process = new ProcessBuilder(command)
                .directory(Node.FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = process.outputWriter(StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "javascript-client");
        reader.setDaemon(true);
        reader.start();
        line("connected");
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException ended) {
            // The process was ended, as its exit tells.
        } finally {
            lines.add(END);
        }
    }

    @Override
    public List<@Nullable Object> next(String namespace, String name) throws Exception {
        JSONObject event = line("event");
        assertThat(event.getString("namespace")).isEqualTo(namespace);
        assertThat(event.getString("event")).isEqualTo(name);
        return Json.values(event.getJSONArray("args"));
    }

    @Override
    public void emit(String namespace, String name, List<@Nullable Object> arguments) throws Exception {
        Object command = Json.out(Json.object("namespace", namespace, "event", name, "args", arguments));
        commands.write(command + "\n");
        commands.flush();
        assertThat(line("answered").getString("answered")).isEqualTo(name);
    }

    /** The next line, which must have that member. */
    private JSONObject line(String member) throws InterruptedException, JSONException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            fail("no word of: " + member + (line == null ? "" : "; the program has ended"));
        }
        JSONObject said = new JSONObject(line);
        assertThat(said.has(member)).as("\"" + member + "\" in " + line).isTrue();
        return said;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
