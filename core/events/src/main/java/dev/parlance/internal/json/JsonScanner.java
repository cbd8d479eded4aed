package dev.parlance.internal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One look at JSON as it came from a client, before anything is made of it: whether it is well-formed (RFC 8259, in valid
 * UTF-8), how deep it is nested, whether each placeholder has its attachment, and where each argument stands. Makes no
 * objects, so that what is only passed on, or refused, costs no more than reading it.
 */
final class JsonSkim {
    /** How many characters a number may have. */
    static final int MAX_NUMBER_LENGTH = 1000;

    /** Of how many arguments the places are kept; no record has more components than 255. */
    private static final int MAX_PLACES = 256;

    private static final int NO_INDEX = -1;
    private static final byte[] PLACEHOLDER = "_placeholder".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NUM = "num".getBytes(StandardCharsets.US_ASCII);

    private final byte[] json;
    private final JsonTokens tokens;
    private final int maxDepth;
    /** −1 where placeholders mean nothing. */
    private final int attachments;

    private int count;
    private int[] places = new int[4];

    private JsonSkim(byte[] json, int maxDepth, int attachments) {
        this.json = json;
        this.tokens = new JsonTokens(json);
        this.maxDepth = maxDepth;
        this.attachments = attachments;
    }

    /** Reads an array in a packet with that many attachments, or −1 in one where placeholders mean nothing. */
    static JsonSkim array(byte[] json, int maxDepth, int attachments) throws MalformedJsonException {
        JsonSkim skim = new JsonSkim(json, maxDepth, attachments);
        skim.document('[');
        return skim;
    }

    /** Reads an object. */
    static void object(byte[] json, int maxDepth) throws MalformedJsonException {
        new JsonSkim(json, maxDepth, NO_INDEX).document('{');
    }

    /** Reads any value. */
    static void value(byte[] json, int maxDepth) throws MalformedJsonException {
        new JsonSkim(json, maxDepth, NO_INDEX).document(0);
    }

    /** The number of elements of the array. */
    int count() {
        return count;
    }

    /** Where the first elements begin and end: begin, end, begin, end, … */
    int[] places() {
        return places;
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
            throw new MalformedJsonException("something after the end");
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
            place(start, tokens.at);
        } while (tokens.another(']'));
    }

    private void place(int start, int end) {
        if (count < MAX_PLACES) {
            if (2 * count == places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[2 * count] = start;
            places[2 * count + 1] = end;
        }
        count++;
    }

    private void value(int first, int depth) throws MalformedJsonException {
        switch (first) {
            case '"' -> tokens.string();
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case 't' -> tokens.literal("true");
            case 'f' -> tokens.literal("false");
            case 'n' -> tokens.literal("null");
            default -> tokens.number(MAX_NUMBER_LENGTH);
        }
    }

    private void array(int depth) throws MalformedJsonException {
        enter(depth);
        if (tokens.skipSpace() == ']') {
            tokens.at++;
            return;
        }
        do {
            value(tokens.skipSpace(), depth);
        } while (tokens.another(']'));
    }

    private void object(int depth) throws MalformedJsonException {
        enter(depth);
        if (tokens.skipSpace() == '}') {
            tokens.at++;
            return;
        }
        boolean placeholder = false;
        int index = NO_INDEX;
        do {
            int name = tokens.name();
            int nameEnd = tokens.at - 1;
            tokens.colon();
            int first = tokens.skipSpace();
            int start = tokens.at;
            value(first, depth);
            if (attachments >= 0) {
                if (Arrays.equals(json, name, nameEnd, PLACEHOLDER, 0, PLACEHOLDER.length)) {
                    placeholder = first == 't';
                } else if (Arrays.equals(json, name, nameEnd, NUM, 0, NUM.length)) {
                    index = index(start, tokens.at);
                }
            }
        } while (tokens.another('}'));
        if (placeholder && index == NO_INDEX) {
            throw new MalformedJsonException("a placeholder without an attachment");
        }
    }

    private void enter(int depth) throws MalformedJsonException {
        if (depth > maxDepth) {
            throw new MalformedJsonException("nested deeper than " + maxDepth);
        }
        tokens.at++;
    }

    /** The number that stands there if it is the index of an attachment. */
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
