package dev.parlance.contract.compare;

import static dev.parlance.contract.compare.AsyncApiDocument.list;
import static dev.parlance.contract.compare.AsyncApiDocument.object;

import dev.parlance.contract.json.JsonText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Schemas in the words of messages. */
final class SchemaText {
    private SchemaText() {}

    static String of(Map<String, Object> schema) {
        String reference = AsyncApiDocument.reference(schema).orElse(null);
        if (reference != null) {
            return reference.substring(reference.lastIndexOf('/') + 1);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.containsKey(choice)) {
                return list(schema.get(choice)).stream()
                        .map(each -> of(object(each)))
                        .collect(Collectors.joining(" or "));
            }
        }
        if (schema.containsKey("const")) {
            return value(schema.get("const"));
        }
        Object type = schema.get("type");
        if ("array".equals(type)) {
            return schema.get("items") instanceof List<?> items
                    ? "array of " + items.size()
                    : "array of " + of(object(schema.get("items")));
        }
        if ("object".equals(type) && schema.get("additionalProperties") instanceof Map<?, ?> values) {
            return "map of " + of(object(values));
        }
        String format = schema.get("format") == null ? "" : " (" + schema.get("format") + ")";
        return type == null ? "any JSON" : type + format;
    }

    static String value(@Nullable Object value) {
        return value instanceof String text ? JsonText.quoted(text) : String.valueOf(value);
    }
}
