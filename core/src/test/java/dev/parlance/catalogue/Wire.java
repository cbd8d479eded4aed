package dev.parlance.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.json.MalformedJsonException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Payloads of events to and from the text of a packet. */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonCodec codec = new JsonCodec();

    /** What a handler gets of an event whose payload is that. */
    @Nullable
    Object decode(Event<?> event, @Nullable JsonNode payload) {
        ArrayNode packet = JSON.createArrayNode().add(event.name());
        if (event.payload().shape() == Payload.Shape.POSITIONAL) {
            packet.addAll(positions(event.payload().type(), (ObjectNode) payload));
        } else if (payload != null) {
            packet.add(payload);
        }
        try {
            return codec.decode(
                    event.payload(), codec.parseEvent(packet.toString().getBytes(UTF_8), List.of(), false));
        } catch (MalformedJsonException e) {
            throw new AssertionError(packet.toString(), e);
        }
    }

    /** A record's members as arguments; undefined ones in between are null, as JavaScript writes them. */
    private static List<JsonNode> positions(Class<?> record, ObjectNode payload) {
        List<JsonNode> arguments = new ArrayList<>();
        for (WireField field : WireField.of(record)) {
            JsonNode value = payload.get(field.name());
            arguments.add(value == null ? JSON.nullNode() : value);
        }
        return arguments;
    }

    /** The payload as it travels. */
    <P> JsonNode encode(Event<P> event, Object payload) {
        P typed = event.payload().type().cast(payload);
        try {
            JsonNode packet = JSON.readTree(codec.encodeEvent(event.name(), codec.arguments(event.payload(), typed))
                    .json());
            if (event.payload().shape() != Payload.Shape.POSITIONAL) {
                return packet.get(1);
            }
            ObjectNode object = JSON.createObjectNode();
            List<WireField> fields = WireField.of(event.payload().type());
            for (int i = 0; i + 1 < packet.size(); i++) {
                object.set(fields.get(i).name(), packet.get(i + 1));
            }
            return object;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The same JSON with its numbers by value: {@code 1} and {@code 1.0} are one. */
    static JsonNode byValue(JsonNode json) {
        if (json.isNumber()) {
            return JSON.getNodeFactory().textNode("number " + value(json.decimalValue()));
        }
        if (json.isArray()) {
            ArrayNode copy = JSON.createArrayNode();
            json.forEach(element -> copy.add(byValue(element)));
            return copy;
        }
        if (json.isObject()) {
            ObjectNode copy = JSON.createObjectNode();
            json.properties().forEach(member -> copy.set(member.getKey(), byValue(member.getValue())));
            return copy;
        }
        return json;
    }

    private static String value(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
