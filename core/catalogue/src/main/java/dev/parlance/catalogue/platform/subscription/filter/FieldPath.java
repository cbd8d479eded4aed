package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The path of a field in a document: the names that lead to it. */
record FieldPath(List<String> names) {
    FieldPath {
        names = List.copyOf(names);
    }

    /** The path of that text; null if it is none: a name in it is empty or looks like an operator. */
    static @Nullable FieldPath parse(String text) {
        List<String> names = List.of(text.split("\\.", -1));
        boolean wrong = names.stream().anyMatch(name -> name.isEmpty() || name.startsWith("$"));
        return wrong ? null : new FieldPath(names);
    }

    /** The value at the path; null if there is none. Leads through objects only. */
    @Nullable
    Object in(Map<String, ? extends @Nullable Object> document) {
        Object value = document;
        for (String name : names) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(name);
        }
        return value;
    }

    String text() {
        return String.join(".", names);
    }
}
