package dev.parlance.clients.rows;

import dev.parlance.clients.json.JsonValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real clients of one row of the platform's table, by name. Values are plain Java values, see {@link JsonValues}. */
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

    /** What a client has received up to the given fence, or to its disconnect; each is an event's name and arguments. */
    List<List<@Nullable Object>> received(String client, String fence, int number) throws Exception;

    /** Disconnects a client. */
    void disconnect(String client) throws Exception;

    /** Disconnects all clients, so that their names can be used again. */
    void reset() throws Exception;

    @Override
    void close();
}
