package dev.parlance.contract.compare;

import static dev.parlance.contract.compare.AsyncApiDocument.list;
import static dev.parlance.contract.compare.AsyncApiDocument.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of an event's arguments.
 *
 * @param required how many of them are required
 * @param numbered whether messages name each by its number; false for a payload that is the only argument
 */
record ArgumentSchemas(List<Map<String, Object>> schemas, int required, boolean numbered) {
    static ArgumentSchemas of(Optional<Map<String, Object>> payload, AsyncApiDocument document) {
        if (payload.isEmpty()) {
            return new ArgumentSchemas(List.of(), 0, false);
        }
        Map<String, Object> schema = payload.get();
        if (schema.get("items") instanceof List<?> items) {
            int required = schema.get("minItems") instanceof Number number ? number.intValue() : items.size();
            return new ArgumentSchemas(
                    items.stream().map(AsyncApiDocument::object).toList(), required, true);
        }
        Map<String, Object> object = document.resolve(schema);
        // An object without required members may be left out.
        boolean optional = object.isEmpty()
                || object.containsKey("properties")
                        && list(object.get("required")).isEmpty();
        return new ArgumentSchemas(List.of(object(schema)), optional ? 0 : 1, false);
    }

    /** The names of the arguments, by their places; empty ones where the document has none. */
    List<String> titles() {
        return schemas.stream()
                .map(schema -> schema.get("title") instanceof String title ? title : "")
                .toList();
    }

    SchemaPath path(SchemaPath event, int index) {
        return event.member(numbered ? "argument " + (index + 1) : "payload");
    }
}
