package dev.parlance.contract.compare;

import dev.parlance.contract.model.ContractException;
import dev.parlance.event.Incubating;
import dev.parlance.event.Limits;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An AsyncAPI 3 document, read as {@link dev.parlance.contract.asyncapi.AsyncApi} writes it. */
@Incubating
public final class AsyncApiDocument {
    private static final int MAX_DEPTH = 200;

    private final Map<String, @Nullable Object> document;

    private AsyncApiDocument(Map<String, @Nullable Object> document) {
        this.document = document;
    }

    /**
     * Reads a document.
     *
     * @param name its name in the message of an exception
     * @throws ContractException if it is not JSON, or not an AsyncAPI 3 document
     */
    public static AsyncApiDocument read(byte[] json, String name) {
        try {
            AsyncApiDocument read =
                    new AsyncApiDocument(new JsonCodec(Limits.DEFAULT.withJsonDepth(MAX_DEPTH)).parseObject(json));
            if (String.valueOf(read.document.get("asyncapi")).startsWith("3.")) {
                return read;
            }
        } catch (MalformedJsonException e) {
            throw new ContractException(name + " is not JSON: " + e.getMessage());
        }
        throw new ContractException(name + " is not an AsyncAPI 3 document");
    }

    /**
     * An event in the document.
     *
     * @param payload the schema of its payload; empty if it has none
     * @param answer the schema of its ack; empty if it has none
     * @param rate how often clients may send it
     */
    record EventSchemas(
            String name,
            boolean fromClient,
            Optional<Map<String, Object>> payload,
            Optional<Map<String, Object>> answer,
            SendRate rate) {

        /** Its name in messages, unique in a catalogue. */
        String title() {
            if (isCredentials()) {
                return "credentials";
            }
            return (fromClient ? "client event " : "server event ") + name;
        }

        /** Whether it is the packet that connects a client, whose name no event has. */
        boolean isCredentials() {
            return fromClient && name.equals("connect");
        }
    }

    /** Its events by their titles. */
    Map<String, EventSchemas> events() {
        Map<String, EventSchemas> events = new LinkedHashMap<>();
        for (Object value : object(document.get("operations")).values()) {
            Map<String, Object> operation = object(value);
            Map<String, Object> message = message(operation);
            EventSchemas event = new EventSchemas(
                    String.valueOf(message.get("name")),
                    "receive".equals(operation.get("action")),
                    payload(message),
                    operation.containsKey("reply")
                            ? payload(message(object(operation.get("reply"))))
                            : Optional.empty(),
                    SendRate.of(object(operation.get("x-rate"))));
            events.putIfAbsent(event.title(), event);
        }
        return events;
    }

    /** What it says of how clients connect; empty if it says nothing. */
    Map<String, Object> connection() {
        return object(object(document.get("info")).get("x-connection"));
    }

    private Map<String, Object> message(Map<String, Object> holder) {
        List<?> messages = list(holder.get("messages"));
        return messages.isEmpty()
                ? Map.of()
                : target(String.valueOf(object(messages.get(0)).get("$ref")));
    }

    private static Optional<Map<String, Object>> payload(Map<String, Object> message) {
        return message.containsKey("payload") ? Optional.of(object(message.get("payload"))) : Optional.empty();
    }

    /** The target of a schema that is a reference; any other schema itself. */
    Map<String, Object> resolve(Map<String, Object> schema) {
        Optional<String> reference = reference(schema);
        return reference.isPresent() ? target(reference.get()) : schema;
    }

    /** The target's pointer, if a schema is a reference with or without a description. */
    static Optional<String> reference(Map<String, Object> schema) {
        List<?> parts = list(schema.get("allOf"));
        Map<String, Object> part = parts.size() == 1 ? object(parts.get(0)) : schema;
        return part.get("$ref") instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private Map<String, Object> target(String reference) {
        Object found = document;
        for (String name : reference.replaceFirst("^#/", "").split("/")) {
            found = object(found).get(name);
        }
        if (found == null) {
            throw new ContractException("the AsyncAPI document has no " + reference);
        }
        return object(found);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
