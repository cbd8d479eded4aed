package dev.parlance.internal.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The tokens of JSON, passed over one by one. */
final class JsonTokens {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final byte[] json;

    /** Where the next byte stands. */
    int at;

    private boolean escaped;

    JsonTokens(byte[] json) {
        this.json = json;
    }

    /** Passes over white space; the byte that stands there then, −1 at the end. */
    int skipSpace() {
        int c = peek();
        while (c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            at++;
            c = peek();
        }
        return c;
    }

    /** Passes over a comma, or over that closing bracket; whether it was a comma. */
    boolean another(char close) throws MalformedJsonException {
        int c = skipSpace();
        at++;
        if (c != ',' && c != close) {
            throw new MalformedJsonException("no comma and no end after a value");
        }
        return c == ',';
    }

    /** Passes over a member's name; where it begins, after its quotation mark. */
    int name() throws MalformedJsonException {
        if (skipSpace() != '"') {
            throw new MalformedJsonException("no name where a member's is due");
        }
        int start = at + 1;
        escaped = false;
        string();
        if (escaped) {
            pairs(start, at - 1);
        }
        return start;
    }

    /** Refuses half a surrogate pair: Jackson reads one in a value, but not in a name. */
    private void pairs(int start, int end) throws MalformedJsonException {
        int i = start;
        while (i < end) {
            if (json[i] != '\\') {
                i++;
            } else if (json[i + 1] != 'u') {
                i += 2;
            } else {
                char c = unit(i);
                boolean pair = Character.isHighSurrogate(c)
                        && json[i + 6] == '\\'
                        && json[i + 7] == 'u'
                        && Character.isLowSurrogate(unit(i + 6));
                if (Character.isSurrogate(c) && !pair) {
                    throw new MalformedJsonException("half a surrogate pair in a name");
                }
                i += pair ? 12 : 6;
            }
        }
    }

    /** What the escape of four digits there stands for. */
    private char unit(int escape) {
        int unit = 0;
        for (int i = escape + 2; i < escape + 6; i++) {
            unit = 16 * unit + Character.digit(json[i], 16);
        }
        return (char) unit;
    }

    void colon() throws MalformedJsonException {
        if (skipSpace() != ':') {
            throw new MalformedJsonException("no colon after a name");
        }
        at++;
    }

    void literal(String text) throws MalformedJsonException {
        for (int i = 0; i < text.length(); i++, at++) {
            if (peek() != text.charAt(i)) {
                throw new MalformedJsonException("no value");
            }
        }
    }

    void number(int maxLength) throws MalformedJsonException {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if ((peek() | 0x20) == 'e') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
        if (at - start > maxLength) {
            throw new MalformedJsonException("a number of more than " + maxLength + " characters");
        }
    }

    private void digits() throws MalformedJsonException {
        int start = at;
        for (int c = peek(); c >= '0' && c <= '9'; c = peek()) {
            at++;
        }
        if (at == start) {
            throw new MalformedJsonException("no value");
        }
    }

    /** Passes over a string that begins here. */
    void string() throws MalformedJsonException {
        at = plain(at + 1);
        while (peek() != '"') {
            special(peek());
            at = plain(at);
        }
        at++;
    }

    private void special(int c) throws MalformedJsonException {
        if (c == '\\') {
            escape();
        } else if (c >= 0x80) {
            at = Utf8.next(json, at);
        } else if (c < ' ') {
            throw new MalformedJsonException(c < 0 ? "a string without an end" : "a control character");
        } else {
            at++;
        }
    }

    /**
     * Where the first byte from there stands that needs a look: a quotation mark, a backslash, a control, what is not ASCII,
     * or one of the last seven. Looks at eight at a time.
     */
    private int plain(int from) {
        int i = from;
        for (int last = json.length - Long.BYTES; i <= last; i += Long.BYTES) {
            long eight = (long) EIGHT.get(json, i);
            long quote = eight ^ ('"' * ONES);
            long backslash = eight ^ ('\\' * ONES);
            long marks = ((quote - ONES) | (backslash - ONES) | (eight - ' ' * ONES) | eight) & HIGH;
            if (marks != 0) {
                // The lowest mark is always right; those above it may come of a borrow.
                return i + Long.numberOfTrailingZeros(marks) / Byte.SIZE;
            }
        }
        return i;
    }

    private void escape() throws MalformedJsonException {
        escaped = true;
        at++;
        int c = peek();
        at++;
        if (c == 'u') {
            for (int end = at + 4; at < end; at++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw new MalformedJsonException("a bad escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw new MalformedJsonException("a bad escape");
        }
    }

    private int peek() {
        return at < json.length ? json[at] & 0xff : -1;
    }
}
