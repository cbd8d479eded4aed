package dev.parlance.clients.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.node.NodeProgram;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/** npm's socket.io-client, of Socket.IO 2 or 4, in a Node.js process. What it reports must be read in order. */
final class JsClient implements AutoCloseable {
    private static final String[] EVENTS = {"said", "woken", "noted", "offer", "mood"};

    private final NodeProgram program;

    /** Connects to a namespace; {@code version} is {@code 2x} or {@code 4x}. */
    JsClient(String version, String url, String transport) throws Exception {
        String[] arguments = new String[3 + EVENTS.length];
        arguments[0] = version;
        arguments[1] = url;
        arguments[2] = transport;
        System.arraycopy(EVENTS, 0, arguments, 3, EVENTS.length);
        program = new NodeProgram("bridge/client.mjs", arguments);
        line("connected");
    }

    /** Emits an event and waits for its ack: the values as JSON. */
    String call(Object... nameAndArguments) throws Exception {
        emit(nameAndArguments);
        return ack();
    }

    /** Emits an event whose ack will be reported. */
    void emit(Object... nameAndArguments) throws Exception {
        program.write(new JSONObject().put("emit", new JSONArray(nameAndArguments)));
    }

    /** The values of the next ack as JSON. */
    String ack() throws Exception {
        return line("ack").getJSONArray("ack").toString();
    }

    /** The next event, name and arguments as JSON. */
    String next() throws Exception {
        return line("event").getJSONArray("event").toString();
    }

    /** From now on each event of that name is acked with that value. */
    void answer(String name, Object value) throws Exception {
        program.write(new JSONObject().put("answer", name).put("value", value));
        line("answers");
    }

    String awaitDisconnect() throws Exception {
        return line("disconnected").getString("disconnected");
    }

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
