package dev.parlance.testkit;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares JSON that was decoded with the JSON that was encoded from it, as plain Java values. */
final class JsonDifference {
    private JsonDifference() {}

    /** The first difference, as the end of a sentence; null if there is none. */
    static @Nullable String between(List<?> sent, List<?> back) {
        // Most events have one argument, whose index would only be noise.
        return sent.size() == 1 && back.size() == 1 ? between("", sent.get(0), back.get(0)) : lists("", sent, back);
    }

    private static @Nullable String between(String path, @Nullable Object sent, @Nullable Object back) {
        if (sent instanceof Map<?, ?> from && back instanceof Map<?, ?> to) {
            return maps(path, from, to);
        }
        if (sent instanceof List<?> from && back instanceof List<?> to) {
            return lists(path, from, to);
        }
        if (isEqual(sent, back)) {
            return null;
        }
        return "comes back with " + back + (path.isEmpty() ? "" : " as " + path) + " instead of " + sent;
    }

    private static boolean isEqual(@Nullable Object sent, @Nullable Object back) {
        if (sent instanceof Number from && back instanceof Number to) {
            return decimal(from).compareTo(decimal(to)) == 0;
        }
        if (sent instanceof byte[] from && back instanceof byte[] to) {
            return Arrays.equals(from, to);
        }
        return Objects.equals(sent, back);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static @Nullable String maps(String path, Map<?, ?> sent, Map<?, ?> back) {
        for (Map.Entry<?, ?> member : sent.entrySet()) {
            String name = (path.isEmpty() ? "" : path + ".") + member.getKey();
            if (!back.containsKey(member.getKey())) {
                return "comes back without " + name;
            }
            String difference = between(name, member.getValue(), back.get(member.getKey()));
            if (difference != null) {
                return difference;
            }
        }
        for (Map.Entry<?, ?> member : back.entrySet()) {
            if (!sent.containsKey(member.getKey())) {
                return "comes back with " + (path.isEmpty() ? "" : path + ".") + member.getKey()
                        + ", which it does not have";
            }
        }
        return null;
    }

    private static @Nullable String lists(String path, List<?> sent, List<?> back) {
        if (sent.size() != back.size()) {
            String what = path.isEmpty() ? " arguments" : " elements in " + path;
            return "comes back with " + back.size() + what + " instead of " + sent.size();
        }
        for (int i = 0; i < sent.size(); i++) {
            String difference = between(path + "[" + i + "]", sent.get(i), back.get(i));
            if (difference != null) {
                return difference;
            }
        }
        return null;
    }
}
