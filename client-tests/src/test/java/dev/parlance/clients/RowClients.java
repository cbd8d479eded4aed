package dev.parlance.clients;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real clients of an entry of the platform's rows, by their names. Values are plain ones, as {@link Json} makes them. */
interface RowClients extends AutoCloseable {
    /** Under which a client's end stands among what it hears, with its reason. */
    String DISCONNECT = "disconnect";

    /** Connects a client to a namespace, on a connection of its own; its socket's id, or the error's message. */
    Connected connect(String client, String url, String namespace, Map<String, String> auth) throws Exception;

    /** One of the two. */
    record Connected(@Nullable String id, @Nullable String error) {}

    /** Emits an event, the first of these, and asks for no ack. */
    void emit(String client, List<Object> event) throws Exception;

    /** Emits an event, the first of these, and waits for the ack: its arguments. */
    List<@Nullable Object> ask(String client, List<Object> event) throws Exception;

    /** What a client has heard, each an event's name and its arguments: up to that fence, or to its end. */
    List<List<@Nullable Object>> heard(String client, String fence, int number) throws Exception;

    /** Disconnects a client. */
    void disconnect(String client) throws Exception;

    /** Ends all clients, so that others can have their names. */
    void reset() throws Exception;

    @Override
    void close();
}
