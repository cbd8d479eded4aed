package dev.parlance.clients.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parlance.clients.fixture.Transports;
import dev.parlance.clients.node.NodeProgram;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** One run of the JavaScript behaviours: one client version over one transport. Results must be read in order. */
final class BehaviourRun implements AutoCloseable {
    private final NodeProgram program;

    BehaviourRun(String version, Transports transport, String url) throws IOException, InterruptedException {
        program = new NodeProgram("behaviours/run.mjs", version, transport.toString(), url);
    }

    /** The names of all behaviours that this run executes. */
    List<String> plan() throws JSONException, InterruptedException {
        JSONArray sentences = program.next("its plan").getJSONArray("plan");
        List<String> plan = new ArrayList<>();
        for (int i = 0; i < sentences.length(); i++) {
            plan.add(sentences.getString(i));
        }
        return plan;
    }

    /** Waits for the next result, which must be that of the named behaviour, and fails if the behaviour failed. */
    void expect(String sentence) throws JSONException, InterruptedException {
        JSONObject result = program.next(sentence);
        assertThat(result.getString("done")).isEqualTo(sentence);
        if (result.has("error")) {
            fail(result.getString("error"));
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
