package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.fail;

import dev.parlance.clients.json.JsonValues;
import dev.parlance.clients.node.NodeProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The JavaScript client, over WebSocket, in a Node.js process. */
final class JsRowClients implements RowClients {
    private final NodeProgram program;

    JsRowClients() throws Exception {
        program = new NodeProgram("rows/clients.mjs");
    }

    @Override
    public Connected connect(String client, String url, String namespace, Map<String, String> auth) throws Exception {
        JSONObject connected =
                (JSONObject) order("connect", "client", client, "url", url, "namespace", namespace, "auth", auth);
        return connected.has("error")
                ? new Connected(null, connected.getString("error"))
                : new Connected(connected.getString("id"), null);
    }

    @Override
    public void emit(String client, List<Object> event) throws Exception {
        order("emit", "client", client, "event", event);
    }

    @Override
    public List<@Nullable Object> ask(String client, List<Object> event) throws Exception {
        return JsonValues.values((JSONArray) order("ask", "client", client, "event", event));
    }

    @Override
    public void fence(String client, List<Object> event, String fence, int number) throws Exception {
        order("fence", "client", client, "event", event, "fence", List.of(fence, number));
    }

    @Override
    public void useBase64(String client) throws Exception {
        order("useBase64", "client", client);
    }

    @Override
    public List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception {
        JSONArray events = (JSONArray) order("received", "client", client, "fence", List.of(fence, number));
        List<List<@Nullable Object>> received = new ArrayList<>();
        for (int i = 0; i < events.length(); i++) {
            received.add(JsonValues.values(events.getJSONArray(i)));
        }
        return received;
    }

    @Override
    public void disconnect(String client) throws Exception {
        order("disconnect", "client", client);
    }

    @Override
    public void reset() throws Exception {
        order("reset");
    }

    /** Sends a command to the program, and waits for its result. */
    private @Nullable Object order(String what, Object... namesAndValues) throws Exception {
        JSONObject order = (JSONObject) JsonValues.toJson(JsonValues.object(namesAndValues));
        program.write(order.put("do", what));
        JSONObject answer = program.next(what);
        if (answer.has("error")) {
            fail(answer.getString("error"));
        }
        return answer.opt("done");
    }

    @Override
    public void close() {
        program.close();
    }
}
