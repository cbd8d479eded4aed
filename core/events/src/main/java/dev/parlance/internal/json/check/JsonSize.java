package dev.parlance.internal.json.check;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures plain values as the shortest JSON in UTF-8, as far as a maximum; binary counts by its bytes. */
public final class JsonSize {
    private long left;

    private JsonSize(int max) {
        this.left = max;
    }

    /** Whether a value is larger than a maximum in bytes. */
    public static boolean exceeds(Object value, int max) {
        JsonSize size = new JsonSize(max);
        size.take(value);
        return size.left < 0;
    }

    private void take(@Nullable Object value) {
        if (left < 0) {
            return;
        }
        if (value instanceof CharSequence text) {
            text(text.toString());
        } else if (value instanceof Map<?, ?> map) {
            container(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text(String.valueOf(entry.getKey()));
                left--;
                take(entry.getValue());
            }
        } else if (value instanceof Collection<?> list) {
            container(list.size());
            for (Object each : list) {
                take(each);
            }
        } else {
            left -= scalar(value);
        }
    }

    /** Two brackets, and the commas between the entries. */
    private void container(int entries) {
        left -= 1L + Math.max(1, entries);
    }

    private static int scalar(@Nullable Object value) {
        if (value instanceof byte[] binary) {
            return binary.length;
        }
        return value instanceof ByteBuffer binary
                ? binary.remaining()
                : String.valueOf(value).length();
    }

    private void text(String text) {
        left -= 2 + TextBounds.utf8Length(text);
        for (int i = 0; left >= 0 && i < text.length(); i++) {
            left -= escape(text.charAt(i));
        }
    }

    /** How many bytes a character has more than in UTF-8. */
    private static int escape(char c) {
        if (c >= ' ') {
            return c == '"' || c == '\\' ? 1 : 0;
        }
        return "\b\t\n\f\r".indexOf(c) < 0 ? 5 : 1;
    }
}
