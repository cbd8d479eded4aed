package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** One run of the JavaScript program: one client version over one transport. Its results are taken in their order. */
final class BehaviourRun implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuffer errors = new StringBuffer();

    BehaviourRun(String version, Transports transport, String url) throws IOException {
        process = new ProcessBuilder("node", "run.mjs", version, transport.toString(), url)
                .directory(Node.FOLDER.toFile())
                .start();
        read(process.getInputStream(), lines::add);
        read(process.getErrorStream(), line -> {
            if (!line.equals(END)) {
                errors.append(line).append('\n');
            }
        });
    }

    /** The sentences of all behaviours that it shows. */
    List<String> plan() throws JSONException, InterruptedException {
        JSONArray sentences = next("its plan").getJSONArray("plan");
        List<String> plan = new ArrayList<>();
        for (int i = 0; i < sentences.length(); i++) {
            plan.add(sentences.getString(i));
        }
        return plan;
    }

    /** Waits for the next behaviour, which must be that one, and fails as it failed. */
    void expect(String sentence) throws JSONException, InterruptedException {
        JSONObject result = next(sentence);
        assertThat(result.getString("done")).isEqualTo(sentence);
        if (result.has("error")) {
            fail(result.getString("error"));
        }
    }

    private JSONObject next(String what) throws JSONException, InterruptedException {
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
                "behaviours");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
