package dev.parlance.internal.json.syntax;

import dev.parlance.internal.text.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Moves over the tokens of JSON, one by one, and checks their syntax. */
final class JsonTokenizer {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final byte[] json;

    /** The offset of the next byte. */
    int at;

    private boolean escaped;

    JsonTokenizer(byte[] json) {
        this.json = json;
    }

    /** Skips white space and returns the next byte, or −1 at the end. */
    int skipSpace() {
        int c = peek();
        while (c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            at++;
            c = peek();
        }
        return c;
    }

    /** Skips a comma or the closing bracket, and returns whether it was a comma. */
    boolean comma(char close) throws MalformedJsonException {
        int c = skipSpace();
        at++;
        if (c != ',' && c != close) {
            throw new MalformedJsonException("no comma and no end after a value");
        }
        return c == ',';
    }

    /** Skips a member's name and returns the offset of its first character. */
    int name() throws MalformedJsonException {
        if (skipSpace() != '"') {
            throw new MalformedJsonException("a member without a name");
        }
        int start = at + 1;
        escaped = false;
        string();
        if (escaped) {
            checkSurrogates(start, at - 1);
        }
        return start;
    }

    /** Rejects unpaired surrogates: Jackson reads them in a value, but not in a name. */
    private void checkSurrogates(int start, int end) throws MalformedJsonException {
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
                    throw new MalformedJsonException("an unpaired surrogate in a name");
                }
                i += pair ? 12 : 6;
            }
        }
    }

    /** The UTF-16 unit of an escape with four digits. */
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

    /** Skips a string. */
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
            if (at < 0) {
                throw new MalformedJsonException("no valid UTF-8");
            }
        } else if (c < ' ') {
            throw new MalformedJsonException(c < 0 ? "an unterminated string" : "a control character");
        } else {
            at++;
        }
    }

    /**
     * The offset of the next byte that needs a check: a quotation mark, a backslash, a control character, a byte that is not
     * ASCII, or one of the last seven. Reads eight bytes at a time.
     */
    private int plain(int from) {
        int i = from;
        for (int last = json.length - Long.BYTES; i <= last; i += Long.BYTES) {
            long eight = (long) EIGHT.get(json, i);
            long quote = eight ^ ('"' * ONES);
            long backslash = eight ^ ('\\' * ONES);
            long marks = ((quote - ONES) | (backslash - ONES) | (eight - ' ' * ONES) | eight) & HIGH;
            if (marks != 0) {
                // The lowest mark is exact; a borrow may have set higher ones.
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
                    throw new MalformedJsonException("an invalid escape");
                }
            }
        } else if ("\"\\/bfnrt".indexOf(c) < 0) {
            throw new MalformedJsonException("an invalid escape");
        }
    }

    private int peek() {
        return at < json.length ? json[at] & 0xff : -1;
    }
}
