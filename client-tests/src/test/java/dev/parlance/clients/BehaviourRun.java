package dev.parlance.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** One run of the JavaScript program: one client version over one transport. Its results are taken in their order. */
final class BehaviourRun implements AutoCloseable {
    private final NodeProgram program;

    BehaviourRun(String version, Transports transport, String url) throws IOException, InterruptedException {
        program = new NodeProgram("run.mjs", version, transport.toString(), url);
    }

    /** The sentences of all behaviours that it shows. */
    List<String> plan() throws JSONException, InterruptedException {
        JSONArray sentences = program.next("its plan").getJSONArray("plan");
        List<String> plan = new ArrayList<>();
        for (int i = 0; i < sentences.length(); i++) {
            plan.add(sentences.getString(i));
        }
        return plan;
    }

    /** Waits for the next behaviour, which must be that one, and fails as it failed. */
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
