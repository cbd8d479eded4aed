package dev.parlance.adminui;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is shown of a value: at most some 4,000 characters of it in all, and nothing that looks like a secret. */
final class Excerpt {
    private static final int MAX_CHARACTERS = 4_000;
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_ENTRIES = 50;
    private static final int MAX_DEPTH = 8;
    private static final int EACH = 8;
    private static final String CUT = "\u2026";

    private int left = MAX_CHARACTERS;

    private Excerpt() {}

    /** Of a list of values. */
    static List<@Nullable Object> of(List<? extends @Nullable Object> values) {
        return new Excerpt().list(values, 0);
    }

    /** Of values by their names. */
    static Map<String, @Nullable Object> of(Map<?, ? extends @Nullable Object> values) {
        return new Excerpt().map(values, 0);
    }

    private @Nullable Object value(@Nullable Object value, int depth) {
        left -= EACH;
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof byte[] data) {
            return "(" + data.length + " bytes)";
        }
        if (value instanceof Temporal || value instanceof UUID || value instanceof Enum<?>) {
            return value.toString();
        }
        if (left <= 0 || depth >= MAX_DEPTH) {
            return CUT;
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, depth);
        }
        if (value instanceof Collection<?> collection) {
            return list(collection, depth);
        }
        if (value instanceof Object[] array) {
            return list(Arrays.asList(array), depth);
        }
        // Of the application's own types nobody knows what their text says.
        return "(" + value.getClass().getSimpleName() + ")";
    }

    private String text(String text) {
        if (Secrets.looksSecret(text)) {
            return Secrets.HIDDEN;
        }
        int shown = Math.max(0, Math.min(text.length(), Math.min(MAX_TEXT, left)));
        left -= shown;
        if (shown == text.length()) {
            return text;
        }
        // Not half a pair: no JSON could carry it.
        boolean halved = shown > 0 && Character.isHighSurrogate(text.charAt(shown - 1));
        return text.substring(0, halved ? shown - 1 : shown) + CUT;
    }

    private List<@Nullable Object> list(Collection<? extends @Nullable Object> values, int depth) {
        List<@Nullable Object> shown = new ArrayList<>();
        for (Object value : values) {
            if (left <= 0 || shown.size() >= MAX_ENTRIES) {
                shown.add("(" + (values.size() - shown.size()) + " more)");
                break;
            }
            shown.add(value(value, depth + 1));
        }
        return shown;
    }

    private Map<String, @Nullable Object> map(Map<?, ? extends @Nullable Object> values, int depth) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (left > 0 && shown.size() < MAX_ENTRIES) {
                String name = text(String.valueOf(key));
                shown.put(name, Secrets.isSecret(name) ? Secrets.HIDDEN : value(value, depth + 1));
            }
        });
        if (shown.size() < values.size()) {
            shown.put(CUT, "(" + (values.size() - shown.size()) + " more)");
        }
        return shown;
    }
}
