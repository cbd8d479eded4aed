package dev.parlance.catalogue.platform.subscription.filter;

import static dev.parlance.event.RefusedException.invalid;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that one filter compares with: their numbers become {@code BigDecimal}, and they are immutable. What would be too
 * large as a text is not read to its end: to write it takes far longer, and each {@code $and} and {@code $or} around it does so.
 */
final class OperandReader {
    /** At most as many as there are characters in the texts of all values. */
    private int characters;

    @Nullable
    Object read(String at, @Nullable Object json) {
        return value(at, json, 0);
    }

    private @Nullable Object value(String at, @Nullable Object json, int depth) {
        if (depth > Filter.DEPTH) {
            throw invalid(at, at + " stands too deep: at most " + Filter.DEPTH + " lists and objects in one another");
        }
        count(1);
        if (json == null || json instanceof Boolean) {
            return json;
        } else if (json instanceof String text) {
            return text(at, text);
        } else if (json instanceof Number number) {
            return number(at, number);
        } else if (json instanceof List<?> list) {
            return list(at, list, depth);
        } else if (json instanceof Map<?, ?> object) {
            return object(at, object, depth);
        }
        throw invalid(at, at + " must be JSON");
    }

    private void count(int more) {
        characters += more;
        if (characters > Filter.SIZE) {
            throw FilterReader.tooLong();
        }
    }

    private String text(String at, String text) {
        if (text.length() > Filter.TEXT) {
            throw invalid(at, at + " must have at most " + Filter.TEXT + " characters");
        }
        count(text.length());
        return text;
    }

    private static BigDecimal number(String at, Number number) {
        BigDecimal decimal = JsonValues.decimal(number);
        if (decimal == null) {
            throw invalid(at, at + " must be a finite number");
        }
        // So that equal numbers are written alike.
        return decimal.stripTrailingZeros();
    }

    private List<@Nullable Object> list(String at, List<?> list, int depth) {
        bound(at, list.size());
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            values.add(value(at + "[" + i + "]", list.get(i), depth + 1));
        }
        return Collections.unmodifiableList(values);
    }

    private Map<String, @Nullable Object> object(String at, Map<?, ?> object, int depth) {
        bound(at, object.size());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = text(at, String.valueOf(key));
            String below = FilterReader.below(at, name);
            if (name.startsWith("$")) {
                throw invalid(below, below + " is an operator, and must stand directly below a field");
            }
            values.put(name, value(below, value, depth + 1));
        });
        return Collections.unmodifiableMap(values);
    }

    private static void bound(String at, int size) {
        if (size > Filter.ITEMS) {
            throw invalid(at, at + " must have at most " + Filter.ITEMS + " items");
        }
    }
}
