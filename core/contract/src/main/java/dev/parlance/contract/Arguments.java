package dev.parlance.contract;

import static dev.parlance.contract.AsyncApiDocument.list;
import static dev.parlance.contract.AsyncApiDocument.object;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The schemas of an event's arguments.
 *
 * @param required how many of them must be there
 * @param named whether each is told apart by its number; false for a payload that is the one argument
 */
record Arguments(List<Map<String, Object>> schemas, int required, boolean named) {
    static Arguments of(Optional<Map<String, Object>> payload, AsyncApiDocument document) {
        if (payload.isEmpty()) {
            return new Arguments(List.of(), 0, false);
        }
        Map<String, Object> schema = payload.get();
        if (schema.get("items") instanceof List<?> items) {
            int required = schema.get("minItems") instanceof Number number ? number.intValue() : items.size();
            return new Arguments(items.stream().map(AsyncApiDocument::object).toList(), required, true);
        }
        Map<String, Object> object = document.resolve(schema);
        // An object in which nothing is required may be left out.
        boolean optional = object.isEmpty()
                || object.containsKey("properties")
                        && list(object.get("required")).isEmpty();
        return new Arguments(List.of(object(schema)), optional ? 0 : 1, false);
    }

    PayloadPath place(PayloadPath event, int index) {
        return event.member(named ? "argument " + (index + 1) : "payload");
    }
}
