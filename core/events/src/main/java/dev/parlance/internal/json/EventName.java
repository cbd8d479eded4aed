package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parlance.event.EventNames;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The name of an event, the first element of its array: a string or, as in Socket.IO's server for Node.js, a number. Other
 * values and reserved names are malformed.
 *
 * @param text the name; the beginning of one that is too long
 * @param problem why no event can have it; null if one can
 */
record EventName(String text, @Nullable String problem) {
    private static final String EMPTY = "the event's name is empty";
    private static final String TOO_LONG = "the event's name is too long";

    /** Reads the well-formed value between two offsets, of at most that many characters. */
    static EventName read(JsonFactory factory, byte[] json, int start, int end, int max) throws MalformedJsonException {
        String name = switch (json[start]) {
            case '"' -> text(factory, json, start, end);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                new String(json, start, end - start, StandardCharsets.US_ASCII);
            default -> throw new MalformedJsonException("an event's name that is neither a string nor a number");
        };
        if (EventNames.isReserved(name)) {
            throw new MalformedJsonException("an event's name that is reserved");
        }
        return name.length() > max
                ? new EventName(name.substring(0, max), TOO_LONG)
                : new EventName(name, name.isEmpty() ? EMPTY : null);
    }

    private static String text(JsonFactory factory, byte[] json, int start, int end) throws MalformedJsonException {
        for (int i = start; i < end; i++) {
            if (json[i] == '\\') {
                return unescaped(factory, json, start, end);
            }
        }
        return new String(json, start + 1, end - start - 2, StandardCharsets.UTF_8);
    }

    private static String unescaped(JsonFactory factory, byte[] json, int start, int end)
            throws MalformedJsonException {
        try (JsonParser parser = factory.createParser(json, start, end - start)) {
            return parser.nextTextValue();
        } catch (IOException e) {
            throw new MalformedJsonException("an event's name that cannot be read");
        }
    }
}
