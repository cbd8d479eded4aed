package dev.parlance.contract.asyncapi;

import dev.parlance.contract.json.JsonText;
import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.ContractEvent;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Incubating;
import dev.parlance.event.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a contract as an AsyncAPI 3 document, from the server's point of view. The events are the messages of one channel,
 * the acks those of another.
 */
@Incubating
public final class AsyncApi {
    private static final String EVENTS = "#/channels/events";
    private static final String ACKS = "#/channels/acks";

    private final Contract contract;
    private final Map<String, Object> events = new LinkedHashMap<>();
    private final Map<String, Object> acks = new LinkedHashMap<>();
    private final Map<String, Object> operations = new LinkedHashMap<>();

    private AsyncApi(Contract contract) {
        this.contract = contract;
    }

    /** The document, in JSON. */
    public static String of(Contract contract) {
        return JsonText.of(new AsyncApi(contract).document());
    }

    private Map<String, Object> document() {
        contract.families().forEach(family -> family.events().forEach(this::add));
        Map<String, Object> channels = new LinkedHashMap<>();
        String frames = "The frames of a plain WebSocket, by type. The payload is the frame's `data`.";
        String named =
                "Socket.IO events, by name. The payload is the event's argument, or the array of its arguments if it can"
                        + " have several.";
        channels.put("events", channel(contract.events(true).isEmpty() ? frames : named, events));
        if (!acks.isEmpty()) {
            channels.put(
                    "acks",
                    channel(
                            "Acks. The payload is the ack's argument, or the array of its arguments if there are several.",
                            acks));
        }
        ContractType credentials = contract.credentials();
        if (credentials != null) {
            channels.put("connect", connect(credentials));
        }
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("title", contract.name());
        info.put("version", "1.0.0");
        describe(contract.doc(), info);
        ConnectionInfo connection = contract.connection();
        if (connection != null) {
            info.put("x-connection", connection(connection));
        }
        Map<String, Object> schemas = new LinkedHashMap<>();
        contract.definitions().forEach(definition -> schemas.put(definition.name(), JsonSchemas.of(definition)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info);
        document.put("defaultContentType", "application/json");
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("schemas", schemas));
        return document;
    }

    /** An extension, as a server's protocol says nothing of namespaces, sign-ins and encodings. */
    private static Map<String, Object> connection(ConnectionInfo info) {
        Map<String, Object> connection = new LinkedHashMap<>();
        connection.put(info.isWebSocket() ? "webSocket" : "namespace", info.address());
        if (info.credentials() != null) {
            connection.put("credentials", info.credentials());
        }
        if (info.signIn() != null) {
            connection.put("signIn", info.signIn());
        }
        if (!info.encodings().isEmpty()) {
            connection.put("encodings", info.encodings());
        }
        if (!info.closeCodes().isEmpty()) {
            Map<String, Object> codes = new LinkedHashMap<>();
            info.closeCodes().forEach((code, text) -> codes.put(String.valueOf(code), text));
            connection.put("closeCodes", codes);
        }
        return connection;
    }

    /** The packet that connects a client; an event cannot have its name. */
    private Map<String, Object> connect(ContractType credentials) {
        Map<String, Object> message = message("connect", "");
        message.put("payload", JsonSchemas.of(credentials, Simple.ANY));
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", "receive");
        operation.put("channel", Map.of("$ref", "#/channels/connect"));
        operation.put("messages", List.of(Map.of("$ref", "#/channels/connect/messages/connect")));
        operations.put("connect", operation);
        return channel(
                "The CONNECT packet of a namespace. The payload is what the client gives as `auth`.",
                Map.of("connect", message));
    }

    private static Map<String, Object> channel(String description, Map<String, Object> messages) {
        Map<String, Object> channel = new LinkedHashMap<>();
        // The server decides which namespaces use a catalogue.
        channel.put("address", null);
        channel.put("description", description);
        channel.put("messages", messages);
        return channel;
    }

    private void add(ContractEvent event) {
        Map<String, Object> message = message(event.name(), event.doc());
        if (event.isSingle()) {
            message.put("payload", JsonSchemas.of(event.arguments().get(0).type(), Simple.ANY));
        } else if (!event.arguments().isEmpty()) {
            message.put("payload", JsonSchemas.tuple(event.arguments()));
        }
        events.put(event.id(), message);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("action", event.fromClient() ? "receive" : "send");
        operation.put("channel", Map.of("$ref", EVENTS));
        describe(event.doc(), operation);
        operation.put("messages", List.of(Map.of("$ref", EVENTS + "/messages/" + event.id())));
        if (event.fromClient() || event.answer() != null) {
            operation.put("reply", reply(event));
        }
        Rate rate = event.rate();
        if (rate != null) {
            Map<String, Object> limit = new LinkedHashMap<>();
            limit.put("count", rate.count());
            limit.put("periodMs", rate.period().toMillis());
            operation.put("x-rate", limit);
        }
        operations.put(event.id(), operation);
    }

    private Map<String, Object> reply(ContractEvent event) {
        List<Field> answer = event.answer();
        String id = answer == null ? "Success" : event.id();
        if (!acks.containsKey(id)) {
            Map<String, Object> message = answer == null
                    ? message("Success", "Success without an answer, or a refusal.")
                    : message(event.name(), "");
            Map<String, Object> payload = event.fromClient() ? ack(event) : plain(event);
            if (!payload.isEmpty()) {
                message.put("payload", payload);
            }
            acks.put(id, message);
        }
        Map<String, Object> reply = new LinkedHashMap<>();
        reply.put("channel", Map.of("$ref", ACKS));
        reply.put("messages", List.of(Map.of("$ref", ACKS + "/messages/" + id)));
        return reply;
    }

    private static Map<String, Object> plain(ContractEvent event) {
        List<Field> answer = event.answer();
        if (answer == null || answer.isEmpty()) {
            return Map.of();
        }
        return event.hasPositionalAnswer()
                ? JsonSchemas.tuple(answer)
                : JsonSchemas.of(answer.get(0).type(), Simple.ANY);
    }

    private Map<String, Object> ack(ContractEvent event) {
        List<Field> answer = event.answer();
        Contract.Acks shapes = contract.acks();
        Map<String, Object> success;
        if (answer == null || answer.isEmpty()) {
            success = arguments(shapes.success(), Simple.ANY);
        } else {
            success = event.hasPositionalAnswer()
                    ? JsonSchemas.tuple(answer)
                    : arguments(shapes.answer(), answer.get(0).type());
            if (event.nullable()) {
                success = Map.of("oneOf", List.of(success, nothing(event)));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        // Not oneOf: a refusal also matches an answer without required members.
        schema.put("anyOf", List.of(success, arguments(shapes.refusal(), Simple.ANY)));
        return schema;
    }

    private Map<String, Object> nothing(ContractEvent event) {
        return event.hasPositionalAnswer()
                ? JsonSchemas.of(new ContractType.Literal(null), Simple.ANY)
                : arguments(contract.acks().nothing(), Simple.ANY);
    }

    private static Map<String, Object> arguments(List<ContractType> arguments, ContractType value) {
        if (arguments.size() == 1) {
            return JsonSchemas.of(arguments.get(0), value);
        }
        List<Object> items = new ArrayList<>();
        arguments.forEach(argument -> items.add(JsonSchemas.of(argument, value)));
        Map<String, Object> tuple = new LinkedHashMap<>();
        tuple.put("type", "array");
        tuple.put("items", items);
        return tuple;
    }

    private static Map<String, Object> message(String name, String doc) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", name);
        describe(doc, message);
        return message;
    }

    private static void describe(String doc, Map<String, Object> object) {
        if (!doc.isEmpty()) {
            object.put("description", doc);
        }
    }
}
