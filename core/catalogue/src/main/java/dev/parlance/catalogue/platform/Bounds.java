package dev.parlance.catalogue.platform;

import static dev.parlance.event.RefusedException.invalid;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The largest values that a client may send. Each check throws a {@code validation-failed} that names the field. */
public final class Bounds {
    /** How many characters an id may have. */
    public static final int ID = 128;

    /** How many bytes of UTF-8 a text may have. */
    public static final int TEXT_BYTES = 16 * 1024;

    private Bounds() {}

    /** Checks an id that may be left out: 1 to {@value #ID} characters if it is there. */
    public static void id(String field, @Nullable String id) {
        name(field, id, ID);
    }

    /** Checks a short text that may be left out: 1 to that many characters if it is there. */
    public static void name(String field, @Nullable String value, int characters) {
        if (value == null) {
            return;
        }
        if (value.isEmpty() || value.length() > characters) {
            throw invalid(field, field + " must have 1 to " + characters + " characters");
        }
        checkStorable(field, value);
    }

    /** Checks ids: at most that many, each as {@link #id}. */
    public static void ids(String field, @Nullable List<String> ids, int count) {
        if (ids == null) {
            return;
        }
        if (ids.size() > count) {
            throw invalid(field, field + " must have at most " + count + " items");
        }
        for (int i = 0; i < ids.size(); i++) {
            String item = field + "[" + i + "]";
            if (ids.get(i) == null) {
                throw invalid(item, item + " must not be null");
            }
            id(item, ids.get(i));
        }
    }

    /** Checks a text: not blank, at most {@value #TEXT_BYTES} bytes. */
    public static void text(String field, String text) {
        if (text.isBlank()) {
            throw invalid(field, field + " must not be blank");
        }
        if (utf8Length(text) > TEXT_BYTES) {
            throw invalid(field, field + " must have at most " + TEXT_BYTES + " bytes");
        }
        checkStorable(field, text);
    }

    /** Checks any JSON: about that many bytes at most, its texts counted in UTF-8 and without what JSON escapes. */
    public static void json(String field, @Nullable Object value, int bytes) {
        if (jsonLength(value) > bytes) {
            throw invalid(field, field + " must have at most " + bytes + " bytes");
        }
    }

    private static long jsonLength(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return utf8Length(text) + 2L;
        } else if (value instanceof byte[] binary) {
            return binary.length;
        } else if (value instanceof Map<?, ?> map) {
            long length = 2;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                length += jsonLength(entry.getKey()) + jsonLength(entry.getValue()) + 2;
            }
            return length;
        } else if (value instanceof Iterable<?> list) {
            long length = 2;
            for (Object item : list) {
                length += jsonLength(item) + 1;
            }
            return length;
        }
        return String.valueOf(value).length();
    }

    // PostgreSQL keeps no NUL in a text.
    private static void checkStorable(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw invalid(field, field + " must not contain the character U+0000");
        }
    }

    private static int utf8Length(CharSequence text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isSurrogate(c)) {
                // A pair is four bytes.
                length += 2;
            } else {
                length += 3;
            }
        }
        return length;
    }
}
