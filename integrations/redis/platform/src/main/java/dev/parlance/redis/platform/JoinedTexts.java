package dev.parlance.redis.platform;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several texts as one, from which they can be read again whatever they hold: each with its length before it. */
final class JoinedTexts {
    /** No text that is written here is as long; what is longer is malformed. */
    private static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DIGITS = 7;

    private JoinedTexts() {}

    static String join(String... texts) {
        return join(List.of(texts));
    }

    static String join(List<String> texts) {
        StringBuilder joined = new StringBuilder();
        texts.forEach(text -> joined.append(text.length()).append(':').append(text));
        return joined.toString();
    }

    /** The texts; null if that is none that {@link #join} makes. */
    static @Nullable List<String> split(String joined) {
        if (joined.length() > MAX_LENGTH) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < joined.length()) {
            int colon = joined.indexOf(':', at);
            int length = colon < 0 ? -1 : length(joined, at, colon);
            if (length < 0 || length > joined.length() - colon - 1) {
                return null;
            }
            at = colon + 1 + length;
            texts.add(joined.substring(colon + 1, at));
        }
        return texts;
    }

    private static int length(String joined, int from, int to) {
        if (from == to || to - from > MAX_DIGITS) {
            return -1;
        }
        int length = 0;
        for (int i = from; i < to; i++) {
            char digit = joined.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            length = length * 10 + digit - '0';
        }
        return length;
    }
}
