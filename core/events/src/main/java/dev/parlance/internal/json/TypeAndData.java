package dev.parlance.internal.json;

import dev.parlance.internal.json.syntax.JsonScanner;
import dev.parlance.internal.json.syntax.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Messages {@code {"type": name, "data": argument}}: an event as an object. */
final class TypeAndData {
    private static final byte[] TYPE = ascii("type");
    private static final byte[] DATA = ascii("data");
    private static final byte[] BEFORE_TYPE = ascii("{\"type\":");
    private static final byte[] BEFORE_DATA = ascii(",\"data\":");
    private static final byte[] END = ascii("}");

    private TypeAndData() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The message of an event, which is the well-formed array of its name and arguments. */
    static byte[] message(byte[] event) throws MalformedJsonException {
        JsonScanner scan = JsonScanner.trusted(event);
        List<byte[]> elements = new ArrayList<>(scan.count());
        for (int i = 0; i < scan.count(); i++) {
            elements.add(Arrays.copyOfRange(event, scan.offsets()[2 * i], scan.offsets()[2 * i + 1]));
        }
        byte[] type = elements.get(0);
        List<byte[]> arguments = elements.subList(1, elements.size());
        return switch (arguments.size()) {
            case 0 -> JsonBytes.joined(BEFORE_TYPE, type, END);
            case 1 -> JsonBytes.joined(BEFORE_TYPE, type, BEFORE_DATA, arguments.get(0), END);
            default -> JsonBytes.joined(BEFORE_TYPE, type, BEFORE_DATA, JsonBytes.array(arguments), END);
        };
    }

    /** The array of an event's name and argument, if there is one. */
    static byte[] event(byte[] message, int maxDepth) throws MalformedJsonException {
        int[] offsets = JsonScanner.members(message, maxDepth, TYPE, DATA);
        if (offsets[0] < 0 || message[offsets[0]] != '"') {
            throw new MalformedJsonException("a message whose type is no string");
        }
        List<byte[]> elements = new ArrayList<>(2);
        elements.add(Arrays.copyOfRange(message, offsets[0], offsets[1]));
        if (offsets[2] >= 0) {
            elements.add(Arrays.copyOfRange(message, offsets[2], offsets[3]));
        }
        return JsonBytes.array(elements);
    }
}
