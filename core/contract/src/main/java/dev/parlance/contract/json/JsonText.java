package dev.parlance.contract.json;

import dev.parlance.event.Incubating;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as indented JSON. */
@Incubating
public final class JsonText {
    private JsonText() {}

    /** The JSON of maps, lists, strings, numbers, booleans and null, indented, with a line feed at the end. */
    public static String of(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, "\n", text);
        return text.append('\n').toString();
    }

    /** A string literal of JSON, which is one of TypeScript as well. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                default -> quoted.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }

    private static void write(@Nullable Object value, String lineBreak, StringBuilder text) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                text.append(separator).append(lineBreak).append("  ").append(quoted(String.valueOf(member.getKey())));
                text.append(": ");
                write(member.getValue(), lineBreak + "  ", text);
                separator = ",";
            }
            text.append(lineBreak).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            String separator = "[";
            for (Object element : list) {
                text.append(separator).append(lineBreak).append("  ");
                write(element, lineBreak + "  ", text);
                separator = ",";
            }
            text.append(lineBreak).append(']');
        } else if (value instanceof Map<?, ?>) {
            text.append("{}");
        } else if (value instanceof List<?>) {
            text.append("[]");
        } else {
            text.append(value instanceof String string ? quoted(string) : String.valueOf(value));
        }
    }
}
