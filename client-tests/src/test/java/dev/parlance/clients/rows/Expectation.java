package dev.parlance.clients.rows;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares received values with those that a row expects, and remembers the ids in them. */
final class Expectation {
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final String ID = "$id:";

    private final Map<String, String> ids = new HashMap<>();

    /** Whether a value is as expected. An id that was not seen before is remembered. */
    boolean matches(@Nullable Object expected, @Nullable Object got) {
        if (expected instanceof String text && text.startsWith("$")) {
            return matchesPlaceholder(text, got);
        }
        if (expected instanceof Map<?, ?> map) {
            return got instanceof Map<?, ?> other
                    && map.keySet().equals(other.keySet())
                    && map.keySet().stream().allMatch(key -> matches(map.get(key), other.get(key)));
        }
        if (expected instanceof List<?> list) {
            return got instanceof List<?> other && list.size() == other.size() && matchesEach(list, other);
        }
        return expected == null ? got == null : expected.equals(got);
    }

    private boolean matchesEach(List<?> expected, List<?> got) {
        for (int i = 0; i < expected.size(); i++) {
            if (!matches(expected.get(i), got.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean matchesPlaceholder(String placeholder, @Nullable Object got) {
        if (placeholder.startsWith(ID)) {
            return got instanceof String id
                    && !id.isEmpty()
                    && id.equals(ids.computeIfAbsent(placeholder, first -> id));
        }
        return switch (placeholder) {
            case "$any" -> true;
            case "$text" -> got instanceof String text && !text.isBlank();
            case "$time" -> got instanceof String time && TIME.matcher(time).matches();
            default -> throw new IllegalArgumentException(placeholder);
        };
    }

    /** The value with placeholders replaced by the ids that were seen. */
    Object filled(Object value) {
        if (value instanceof String text && text.startsWith(ID)) {
            String id = ids.get(text);
            if (id == null) {
                throw new IllegalArgumentException(text + " was not seen before");
            }
            return id;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> filled = new LinkedHashMap<>();
            map.forEach((key, member) -> filled.put((String) key, member == null ? null : filled(member)));
            return filled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::filled).collect(Collectors.toList());
        }
        return value;
    }
}
