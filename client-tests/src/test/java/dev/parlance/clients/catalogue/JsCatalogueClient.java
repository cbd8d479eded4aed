package dev.parlance.clients.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.node.NodeProgram;
import java.util.List;
import java.util.stream.Stream;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The JavaScript client, over WebSocket, in a Node.js process. */
final class JsCatalogueClient implements CatalogueClient {
    private final NodeProgram program;

    JsCatalogueClient(String url, List<String> namespaces) throws Exception {
        program = new NodeProgram(
                "catalogue/client.mjs",
                Stream.concat(Stream.of(url), namespaces.stream()).toArray(String[]::new));
        line("connected");
    }

    @Override
    public List<@Nullable Object> next(String namespace, String name) throws Exception {
        JSONObject event = line("event");
        assertThat(event.getString("namespace")).isEqualTo(namespace);
        assertThat(event.getString("event")).isEqualTo(name);
        return JsonValues.values(event.getJSONArray("args"));
    }

    @Override
    public void emit(String namespace, String name, List<@Nullable Object> arguments) throws Exception {
        program.write((JSONObject)
                JsonValues.toJson(JsonValues.object("namespace", namespace, "event", name, "args", arguments)));
        assertThat(line("answered").getString("answered")).isEqualTo(name);
    }

    /** The next line, which must have that member. */
    private JSONObject line(String member) throws InterruptedException, JSONException {
        JSONObject said = program.next(member);
        assertThat(said.has(member)).as("\"" + member + "\" in " + said).isTrue();
        return said;
    }

    @Override
    public void close() {
        program.close();
    }
}
