package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parlance.internal.json.syntax.JsonScanner;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Arrays of which each element, but an event's name, is a string: base64 of the element's JSON. */
final class Base64Arguments {
    private Base64Arguments() {}

    /**
     * Encodes the elements of a well-formed array.
     *
     * @param first the index of the first that is encoded
     */
    static byte[] encode(byte[] json, int first) throws MalformedJsonException {
        JsonScanner scan = JsonScanner.trusted(json);
        List<byte[]> elements = new ArrayList<>(scan.count());
        for (int i = 0; i < scan.count(); i++) {
            byte[] element = Arrays.copyOfRange(json, scan.offsets()[2 * i], scan.offsets()[2 * i + 1]);
            elements.add(i < first ? element : quoted(Base64.getEncoder().encode(element)));
        }
        return JsonBytes.array(elements);
    }

    private static byte[] quoted(byte[] ascii) {
        byte[] quoted = new byte[ascii.length + 2];
        quoted[0] = '"';
        System.arraycopy(ascii, 0, quoted, 1, ascii.length);
        quoted[ascii.length + 1] = '"';
        return quoted;
    }

    /**
     * The JSON of one element.
     *
     * @param start where the element begins in well-formed JSON
     * @throws MalformedJsonException if it is no string of base64, or not of JSON
     */
    static byte[] decode(JsonFactory factory, byte[] json, int start, int end, int maxDepth)
            throws MalformedJsonException {
        if (json[start] != '"') {
            throw new MalformedJsonException("no string");
        }
        byte[] element;
        try {
            element = Base64.getDecoder().decode(text(factory, json, start, end));
        } catch (IllegalArgumentException e) {
            throw new MalformedJsonException("no base64");
        }
        // Each by itself: what is no value alone might become some together with its neighbours.
        JsonScanner.value(element, maxDepth);
        return element;
    }

    // A slash belongs to the alphabet, and some clients escape it.
    private static byte[] text(JsonFactory factory, byte[] json, int start, int end) throws MalformedJsonException {
        for (int i = start; i < end; i++) {
            if (json[i] == '\\') {
                return unescaped(factory, json, start, end);
            }
        }
        return Arrays.copyOfRange(json, start + 1, end - 1);
    }

    private static byte[] unescaped(JsonFactory factory, byte[] json, int start, int end)
            throws MalformedJsonException {
        try (JsonParser parser = factory.createParser(json, start, end - start)) {
            return parser.nextTextValue().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new MalformedJsonException("a string that cannot be read");
        }
    }
}
