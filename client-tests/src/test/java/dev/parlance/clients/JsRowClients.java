package dev.parlance.clients;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** The JavaScript client, over WebSocket, in a process of its own. */
final class JsRowClients implements RowClients {
    private final NodeProgram program;

    JsRowClients() throws Exception {
        program = new NodeProgram("rows.mjs");
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
        return Json.values((JSONArray) order("ask", "client", client, "event", event));
    }

    @Override
    public List<List<@Nullable Object>> heard(String client, String fence, int number) throws Exception {
        JSONArray events = (JSONArray) order("heard", "client", client, "fence", List.of(fence, number));
        List<List<@Nullable Object>> heard = new ArrayList<>();
        for (int i = 0; i < events.length(); i++) {
            heard.add(Json.values(events.getJSONArray(i)));
        }
        return heard;
    }

    @Override
    public void disconnect(String client) throws Exception {
        order("disconnect", "client", client);
    }

    @Override
    public void reset() throws Exception {
        order("reset");
    }

    /** Tells the program to do something, and waits until it has: what it says of it. */
    private @Nullable Object order(String what, Object... namesAndValues) throws Exception {
        JSONObject order = (JSONObject) Json.out(Json.object(namesAndValues));
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
