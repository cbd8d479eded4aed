package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parlance.event.EventNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the name of an event, the first element of its array. Reserved names are malformed, as in Socket.IO's server for
 * Node.js.
 */
final class EventName {
    private EventName() {}

    /** Reads the well-formed value between two offsets, of at most that many characters. */
    static String read(JsonFactory factory, byte[] json, int start, int end, int max) throws MalformedJsonException {
        // A character takes at most six bytes, as an escape.
        if (json[start] != '"' || end - start > 6 * max + 2) {
            throw new MalformedJsonException("an event's name that is no string, or too long");
        }
        String name = text(factory, json, start, end);
        if (name.isEmpty() || name.length() > max || EventNames.isReserved(name)) {
            throw new MalformedJsonException("an event's name that is empty, too long or reserved");
        }
        return name;
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
