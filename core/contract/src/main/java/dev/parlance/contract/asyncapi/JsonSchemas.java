package dev.parlance.contract.asyncapi;

import static dev.parlance.contract.model.ContractType.UNLIMITED;

import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.Literal;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.Members;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Ref;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.ContractType.SizedJson;
import dev.parlance.contract.model.ContractType.Text;
import dev.parlance.contract.model.Definition;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.contract.model.LimitText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Types as JSON Schema (draft 07), in plain values. A limit in bytes becomes the maximum number of characters that may
 * fit.
 */
final class JsonSchemas {
    private JsonSchemas() {}

    /**
     * The schema of a type.
     *
     * @param answer replaces {@link Simple#ANSWER}
     */
    static Map<String, Object> of(ContractType type, ContractType answer) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (type instanceof Simple simple) {
            simple(simple, answer, schema);
        } else if (type instanceof Text text) {
            schema.put("type", "string");
            limit(text, schema);
        } else if (type instanceof ListOf list) {
            schema.put("type", "array");
            schema.put("items", of(list.element(), answer));
            limit("maxItems", list.maxEntries(), schema);
        } else if (type instanceof MapOf map) {
            schema.put("type", "object");
            schema.put("additionalProperties", of(map.value(), answer));
            limit("maxProperties", map.maxEntries(), schema);
        } else if (type instanceof SizedJson) {
            // JSON Schema has no word for it.
            describe(LimitText.of(type), schema);
        } else if (type instanceof OneOf several) {
            schema.put(
                    "oneOf",
                    several.types().stream().map(each -> of(each, answer)).toList());
        } else if (type instanceof Literal literal) {
            if (literal.value() == null) {
                schema.put("type", "null");
            } else {
                schema.put("const", literal.value());
            }
        } else if (type instanceof Members members) {
            Map<String, Object> properties = new LinkedHashMap<>();
            members.types().forEach((name, member) -> properties.put(name, of(member, answer)));
            schema.put("type", "object");
            schema.put("properties", properties);
            schema.put("required", List.copyOf(properties.keySet()));
        } else if (type instanceof Ref ref) {
            schema.put("$ref", "#/components/schemas/" + ref.name());
        }
        return schema;
    }

    private static void simple(Simple simple, ContractType answer, Map<String, Object> schema) {
        switch (simple) {
            case TIME -> string("date-time", schema);
            case DATE -> string("date", schema);
            case INTEGER -> integer("int32", schema);
            case LONG -> integer("int64", schema);
            case NUMBER -> schema.put("type", "number");
            case BOOLEAN -> schema.put("type", "boolean");
            case BINARY -> {
                string("binary", schema);
                schema.put("description", "Bytes, sent as an attachment of the packet.");
            }
            case ANY -> {}
            case ANSWER -> schema.putAll(of(answer, answer));
        }
    }

    private static void string(String format, Map<String, Object> schema) {
        schema.put("type", "string");
        schema.put("format", format);
    }

    private static void integer(String format, Map<String, Object> schema) {
        schema.put("type", "integer");
        schema.put("format", format);
    }

    private static void limit(Text text, Map<String, Object> schema) {
        limit("minLength", text.min() == 0 ? UNLIMITED : text.min(), schema);
        limit("maxLength", text.max(), schema);
        if (text.notBlank()) {
            schema.put("pattern", "\\S");
        }
    }

    private static void limit(String name, int value, Map<String, Object> schema) {
        if (value != UNLIMITED) {
            schema.put(name, value);
        }
    }

    /** The schema of a named type. */
    static Map<String, Object> of(Definition definition) {
        Map<String, Object> schema = new LinkedHashMap<>();
        if (definition instanceof Definition.Shape shape) {
            schema.put("type", "object");
            describe(definition.doc(), schema);
            Map<String, Object> properties = new LinkedHashMap<>();
            shape.fields().forEach(field -> properties.put(field.name(), described(field)));
            schema.put("properties", properties);
            List<String> required = shape.fields().stream()
                    .filter(Field::required)
                    .map(Field::name)
                    .toList();
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            if (shape.openDoc() != null) {
                schema.put("additionalProperties", true);
            }
        } else if (definition instanceof Definition.Enumeration enumeration) {
            List<String> values = enumeration.values().stream()
                    .map(Definition.EnumValue::value)
                    .toList();
            schema.put("type", "string");
            describe(definition.doc(), schema);
            // An open enumeration lists only the known values.
            schema.put(enumeration.open() ? "examples" : "enum", values);
        } else if (definition instanceof Definition.Alias alias) {
            describe(definition.doc(), schema);
            schema.putAll(of(alias.type(), Simple.ANY));
        }
        return schema;
    }

    /** The schema of arguments, as an array. */
    static Map<String, Object> tuple(List<Field> arguments) {
        Map<String, Object> schema = new LinkedHashMap<>();
        int required = arguments.size();
        while (required > 0 && !arguments.get(required - 1).required()) {
            required--;
        }
        schema.put("type", "array");
        schema.put("items", arguments.stream().map(JsonSchemas::titled).toList());
        schema.put("minItems", required);
        schema.put("maxItems", arguments.size());
        return schema;
    }

    /** An argument has a place and no name on the wire: its title tells it from the others. */
    private static Map<String, Object> titled(Field field) {
        Map<String, Object> schema = described(field);
        Map<String, Object> titled = new LinkedHashMap<>();
        titled.put("title", field.name());
        if (schema.containsKey("$ref")) {
            titled.put("allOf", List.of(schema));
        } else {
            titled.putAll(schema);
        }
        return titled;
    }

    private static Map<String, Object> described(Field field) {
        Map<String, Object> schema = of(field.type(), Simple.ANY);
        String doc = field.type() instanceof SizedJson ? LimitText.described(field.doc(), field.type()) : field.doc();
        if (doc.isEmpty() || field.type() == Simple.BINARY) {
            return schema;
        }
        schema.remove("description");
        Map<String, Object> described = new LinkedHashMap<>();
        describe(doc, described);
        if (schema.containsKey("$ref")) {
            // Draft 07 ignores the siblings of a reference.
            described.put("allOf", List.of(schema));
        } else {
            described.putAll(schema);
        }
        return described;
    }

    private static void describe(String doc, Map<String, Object> schema) {
        if (!doc.isEmpty()) {
            schema.put("description", doc);
        }
    }
}
