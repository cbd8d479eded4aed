package dev.parlance.internal.json.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Scans JSON from a client in one pass, before it is decoded: checks that it is well-formed (RFC 8259, in valid UTF-8), not
 * nested too deep, and that each placeholder has its attachment; and records where each argument begins and ends. Creates no
 * objects, so that data that is only forwarded or refused costs no more than this pass.
 */
public final class JsonScanner {
    /** The maximum length of a number, in characters. */
    public static final int MAX_NUMBER_LENGTH = 1000;

    /** The number of arguments whose offsets are recorded; a record has at most 255 components. */
    private static final int MAX_OFFSETS = 256;

    /** A string, number or reference, and its place in an array. */
    private static final int VALUE_BYTES = 32;

    /** An {@code ArrayList}. */
    private static final int ARRAY_BYTES = 40;

    /** A {@code LinkedHashMap} with its table. */
    private static final int OBJECT_BYTES = 136;

    /** An entry of it, and its name. */
    private static final int MEMBER_BYTES = 64;

    private static final int NO_INDEX = -1;
    private static final byte[] PLACEHOLDER = "_placeholder".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUM = "num".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final JsonTokenizer tokens;
    private final int maxDepth;
    /** The number of attachments; −1 if placeholders are ordinary objects. */
    private final int attachments;

    private final int maxNumberLength;
    private final int maxOffsets;
    private int count;
    private long decodedSize;
    private int[] offsets = new int[4];

    /** The names of the members of the outermost object whose offsets are recorded. */
    private byte[][] wanted = {};

    private JsonScanner(byte[] json, int maxDepth, int attachments) {
        this(json, maxDepth, attachments, MAX_NUMBER_LENGTH, MAX_OFFSETS);
    }

    private JsonScanner(byte[] json, int maxDepth, int attachments, int maxNumberLength, int maxOffsets) {
        this.json = json;
        this.tokens = new JsonTokenizer(json);
        this.maxDepth = maxDepth;
        this.attachments = attachments;
        this.maxNumberLength = maxNumberLength;
        this.maxOffsets = maxOffsets;
    }

    /**
     * Scans an array.
     *
     * @param attachments the number of the packet's attachments; −1 if placeholders are ordinary objects
     */
    public static JsonScanner array(byte[] json, int maxDepth, int attachments) throws MalformedJsonException {
        JsonScanner scan = new JsonScanner(json, maxDepth, attachments);
        scan.document('[');
        return scan;
    }

    /** Scans an array that the server has written itself: without bounds, and all its offsets are recorded. */
    public static JsonScanner trusted(byte[] json) throws MalformedJsonException {
        JsonScanner scan = new JsonScanner(json, Integer.MAX_VALUE, NO_INDEX, Integer.MAX_VALUE, Integer.MAX_VALUE);
        scan.document('[');
        return scan;
    }

    /** Scans an object. */
    public static void object(byte[] json, int maxDepth) throws MalformedJsonException {
        new JsonScanner(json, maxDepth, NO_INDEX).document('{');
    }

    /**
     * Scans an object, and looks for members by their names as they are in UTF-8, without escapes. If one occurs twice, the last
     * counts.
     *
     * @return the offsets at which the members' values begin and end: begin, end, begin, end, …; −1 for one that is missing
     */
    public static int[] members(byte[] json, int maxDepth, byte[]... names) throws MalformedJsonException {
        JsonScanner scan = new JsonScanner(json, maxDepth, NO_INDEX);
        scan.wanted = names;
        scan.offsets = new int[2 * names.length];
        Arrays.fill(scan.offsets, NO_INDEX);
        scan.document('{');
        return scan.offsets;
    }

    /** Scans any value. */
    public static void value(byte[] json, int maxDepth) throws MalformedJsonException {
        new JsonScanner(json, maxDepth, NO_INDEX).document(0);
    }

    /** The number of elements of the array. */
    public int count() {
        return count;
    }

    /**
     * About how many bytes its objects take when it is decoded to plain Java values, besides the text of its strings; for 64-bit
     * machines.
     */
    public long decodedSize() {
        return decodedSize;
    }

    /** The offsets at which the first elements begin and end: begin, end, begin, end, … */
    public int[] offsets() {
        return offsets;
    }

    private void document(int first) throws MalformedJsonException {
        int start = tokens.skipSpace();
        if (first != 0 && start != first) {
            throw new MalformedJsonException("no " + (first == '[' ? "array" : "object"));
        }
        if (first == '[') {
            arguments();
        } else {
            value(start, 0);
        }
        if (tokens.skipSpace() >= 0) {
            throw new MalformedJsonException("data after the end");
        }
    }

    private void arguments() throws MalformedJsonException {
        tokens.at++;
        if (tokens.skipSpace() == ']') {
            tokens.at++;
            return;
        }
        do {
            int first = tokens.skipSpace();
            int start = tokens.at;
            value(first, 1);
            record(start, tokens.at);
        } while (tokens.comma(']'));
    }

    private void record(int start, int end) {
        if (count < maxOffsets) {
            if (2 * count == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[2 * count] = start;
            offsets[2 * count + 1] = end;
        }
        count++;
    }

    private void value(int first, int depth) throws MalformedJsonException {
        decodedSize += VALUE_BYTES;
        switch (first) {
            case '"' -> tokens.string();
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> tokens.literal("true");
            case 'f' -> tokens.literal("false");
            case 'n' -> tokens.literal("null");
            default -> tokens.number(maxNumberLength);
        }
    }

    private void array(int depth) throws MalformedJsonException {
        enter(depth);
        decodedSize += ARRAY_BYTES;
        if (tokens.skipSpace() == ']') {
            tokens.at++;
            return;
        }
        do {
            value(tokens.skipSpace(), depth);
        } while (tokens.comma(']'));
    }

    private void object(int depth) throws MalformedJsonException {
        enter(depth);
        decodedSize += OBJECT_BYTES;
        if (tokens.skipSpace() == '}') {
            tokens.at++;
            return;
        }
        boolean placeholder = false;
        int index = NO_INDEX;
        do {
            decodedSize += MEMBER_BYTES;
            int name = tokens.name();
            int nameEnd = tokens.at - 1;
            tokens.colon();
            int first = tokens.skipSpace();
            int start = tokens.at;
            value(first, depth);
            if (depth == 1) {
                recordIfWanted(name, nameEnd, start);
            }
            if (attachments >= 0) {
                if (Arrays.equals(json, name, nameEnd, PLACEHOLDER, 0, PLACEHOLDER.length)) {
                    placeholder = first == 't';
                } else if (Arrays.equals(json, name, nameEnd, NUM, 0, NUM.length)) {
                    index = index(start, tokens.at);
                }
            }
        } while (tokens.comma('}'));
        if (placeholder && index == NO_INDEX) {
            throw new MalformedJsonException("a placeholder without an attachment");
        }
    }

    private void recordIfWanted(int name, int nameEnd, int start) {
        for (int i = 0; i < wanted.length; i++) {
            if (Arrays.equals(json, name, nameEnd, wanted[i], 0, wanted[i].length)) {
                offsets[2 * i] = start;
                offsets[2 * i + 1] = tokens.at;
            }
        }
    }

    private void enter(int depth) throws MalformedJsonException {
        if (depth > maxDepth) {
            throw new MalformedJsonException("nested deeper than " + maxDepth);
        }
        tokens.at++;
    }

    /** The number between two offsets if it is the index of an attachment; otherwise {@link #NO_INDEX}. */
    private int index(int start, int end) {
        int index = 0;
        for (int i = start; i < end; i++) {
            int digit = json[i] - '0';
            if (digit < 0 || digit > 9) {
                return NO_INDEX;
            }
            index = 10 * index + digit;
            if (index >= attachments) {
                return NO_INDEX;
            }
        }
        return index;
    }
}
