package dev.parlance.clients.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

/**
 * npm's socket.io-client, of Socket.IO 2 or 4, in a Node.js process: one namespace, and the events that it is made with. What it
 * reports must be read in order.
 */
public final class JsClient implements AutoCloseable {
    private final NodeProgram program;

    /**
     * Connects to a namespace.
     *
     * @param version {@code 2x} or {@code 4x}
     * @param transport {@code polling}, {@code websocket} or {@code upgrade}
     * @param events those that it reports
     */
    public JsClient(String version, String url, String transport, String... events) throws Exception {
        this(version, url, transport, new JSONObject(), events);
    }

    /** Connects to a namespace with credentials. */
    public JsClient(String version, String url, String transport, JSONObject auth, String... events) throws Exception {
        Stream<String> arguments =
                Stream.concat(Stream.of(version, url, transport, auth.toString()), Stream.of(events));
        program = new NodeProgram("bridge/client.mjs", arguments.toArray(String[]::new));
        line("connected");
    }

    /** Emits an event and waits for its ack: the values as JSON. */
    public String call(Object... nameAndArguments) throws Exception {
        emit(nameAndArguments);
        return ack();
    }

    /** Emits an event whose ack will be reported. */
    public void emit(Object... nameAndArguments) throws Exception {
        program.write(new JSONObject().put("emit", new JSONArray(nameAndArguments)));
    }

    /** The values of the next ack as JSON. */
    public String ack() throws Exception {
        return line("ack").getJSONArray("ack").toString();
    }

    /** The next event, name and arguments as JSON. */
    public String next() throws Exception {
        return line("event").getJSONArray("event").toString();
    }

    /** An ack and an event, whose order is open. */
    public List<String> ackAndEvent() throws Exception {
        JSONObject first = program.next("ack or event");
        JSONObject second = program.next("ack or event");
        boolean inOrder = first.has("ack");
        return List.of(
                (inOrder ? first : second).getJSONArray("ack").toString(),
                (inOrder ? second : first).getJSONArray("event").toString());
    }

    /** From now on each event of that name is acked with that value. */
    public void answer(String name, Object value) throws Exception {
        program.write(new JSONObject().put("answer", name).put("value", value));
        line("answers");
    }

    /** Connects again, and returns why it is refused. */
    public String awaitRefusal() throws Exception {
        program.write(new JSONObject().put("connect", true));
        return line("refused").getString("refused");
    }

    /** Waits until it is disconnected, and returns the reason. */
    public String awaitDisconnect() throws Exception {
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
