package dev.parlance.clients.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.clients.json.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The real clients of one row of a catalogue, by name. Values are plain Java values, see {@link JsonValues}. */
interface RowClients extends AutoCloseable {
    /** The name under which a client's disconnect, with its reason, is listed among the events it receives. */
    String DISCONNECT = "disconnect";

    /** Connects a client to a namespace, on a separate connection. */
    Connected connect(String client, String url, String namespace, Map<String, String> auth) throws Exception;

    /** The socket's id, or the error's message; exactly one of them is set. */
    record Connected(@Nullable String id, @Nullable String error) {}

    /** Emits an event, the first of these, and asks for no ack. */
    void emit(String client, List<Object> event) throws Exception;

    /** Emits an event, the first of these, and waits for the ack: its arguments. */
    List<@Nullable Object> ask(String client, List<Object> event) throws Exception;

    /**
     * Emits an event, and lists its ack as a fence among what the client receives: for clients that no fence of the server
     * reaches.
     */
    void fence(String client, List<Object> event, String fence, int number) throws Exception;

    /** From now on the client encodes what it sends, and decodes what it receives, as base64 of JSON. */
    void useBase64(String client) throws Exception;

    /** What a client has received up to the given fence, or to its disconnect; each is an event's name and arguments. */
    List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception;

    /** The events that come before the given fence, or up to the disconnect. */
    static List<List<@Nullable Object>> upTo(String fence, int number, Callable<@Nullable List<@Nullable Object>> next)
            throws Exception {
        List<List<@Nullable Object>> received = new ArrayList<>();
        while (true) {
            List<@Nullable Object> event = next.call();
            assertThat(event).as("the fence after %s", received).isNotNull();
            if (event.equals(List.of(fence, (long) number))) {
                return received;
            }
            received.add(event);
            if (DISCONNECT.equals(event.get(0))) {
                return received;
            }
        }
    }

    /** Disconnects a client. */
    void disconnect(String client) throws Exception;

    /** Disconnects all clients, so that their names can be used again. */
    void reset() throws Exception;

    @Override
    void close();
}
