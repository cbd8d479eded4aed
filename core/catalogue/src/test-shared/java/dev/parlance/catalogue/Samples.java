package dev.parlance.catalogue;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parlance.catalogue.messenger.Auth2Headers;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Payloads with all of their fields, made of what their records declare. */
final class Samples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Samples() {}

    /** A payload in which no field is missing, at any depth. */
    static ObjectNode full(Class<?> record) {
        ObjectNode object = NODES.objectNode();
        for (WireField field : WireField.of(record)) {
            if (field.name().equals(WireField.REST)) {
                object.set("anything else", any());
                object.putNull("and null");
            } else {
                object.set(field.name(), value(field.type()));
            }
        }
        JsonTypeName variant = record.getAnnotation(JsonTypeName.class);
        if (variant != null) {
            object.put("name", variant.value());
        }
        return object;
    }

    /** The records that a payload may be. */
    static List<Class<?>> variants(Class<?> type) {
        JsonSubTypes variants = type.getAnnotation(JsonSubTypes.class);
        return variants == null
                ? List.of(type)
                : Stream.of(variants.value())
                        .<Class<?>>map(JsonSubTypes.Type::value)
                        .toList();
    }

    private static JsonNode value(Type type) {
        Class<?> raw = WireField.raw(type);
        Class<?> variant = variants(raw).get(0);
        if (variant.isRecord() && variant != Auth2Headers.class) {
            return full(variant);
        }
        if (raw.isEnum()) {
            return JSON.valueToTree(raw.getEnumConstants()[0]);
        }
        if (raw == List.class) {
            return array(value(((ParameterizedType) type).getActualTypeArguments()[0]));
        }
        if (raw == Map.class || raw == Auth2Headers.class) {
            return NODES.objectNode().put("a", "b");
        }
        return simple(raw);
    }

    private static JsonNode simple(Class<?> type) {
        if (type == String.class) {
            return NODES.textNode("text");
        }
        if (type == Instant.class) {
            return NODES.textNode("2026-01-31T12:00:00.017Z");
        }
        if (type == Object.class) {
            return any();
        }
        if (type == boolean.class || type == Boolean.class) {
            return NODES.booleanNode(true);
        }
        if (type == double.class || type == Double.class) {
            return NODES.numberNode(0.5);
        }
        // What 32 bits cannot hold, where 64 are promised.
        boolean small = type == int.class || type == Integer.class;
        return small ? NODES.numberNode(7) : NODES.numberNode(1_545_461_549_380L);
    }

    private static JsonNode any() {
        ObjectNode any = NODES.objectNode();
        any.set("deep", array(NODES.nullNode()).add(1).add(0.5).add("text"));
        any.putNull("nothing");
        return any;
    }

    private static ArrayNode array(JsonNode element) {
        return NODES.arrayNode().add(element);
    }
}
