package dev.parlance.catalogue.platform.subscription.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Plain Java values of JSON: equality, order and text. */
final class JsonValues {
    private JsonValues() {}

    /** The exact value of its decimal notation; null if it has none: not a number, infinite, of an unknown type. */
    static @Nullable BigDecimal decimal(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        } else if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        } else if (number instanceof Double d) {
            return Double.isFinite(d) ? new BigDecimal(d.toString()) : null;
        } else if (number instanceof Float f) {
            return Float.isFinite(f) ? new BigDecimal(f.toString()) : null;
        }
        boolean whole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte;
        return whole ? BigDecimal.valueOf(number.longValue()) : null;
    }

    /** Whether they are the same value of the same type. */
    static boolean equal(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return one == other;
        } else if (one instanceof List<?> list) {
            return other instanceof List<?> others && equalItems(list, others);
        } else if (one instanceof Map<?, ?> object) {
            return other instanceof Map<?, ?> others && equalMembers(object, others);
        } else if (one instanceof Boolean) {
            return one.equals(other);
        }
        Integer order = compare(one, other);
        return order != null && order == 0;
    }

    private static boolean equalItems(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<?> others = other.iterator();
        return one.stream().allMatch(item -> equal(item, others.next()));
    }

    private static boolean equalMembers(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(member -> equal(member.getValue(), other.get(member.getKey())));
    }

    /** How two numbers or two texts are ordered; null for anything else. */
    static @Nullable Integer compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        } else if (one instanceof Number number && other instanceof Number otherNumber) {
            BigDecimal decimal = decimal(number);
            BigDecimal otherDecimal = decimal(otherNumber);
            return decimal == null || otherDecimal == null ? null : (Integer) decimal.compareTo(otherDecimal);
        }
        return null;
    }

    /** Writes it as JSON in ASCII, equal values alike; numbers must be {@code BigDecimal} without trailing zeros. */
    static void write(@Nullable Object value, StringBuilder to) {
        if (value instanceof String text) {
            writeText(text, to);
        } else if (value instanceof List<?> list) {
            writeList(list, to);
        } else if (value instanceof Map<?, ?> object) {
            writeObject(object, to);
        } else {
            to.append(value);
        }
    }

    private static void writeList(List<?> list, StringBuilder to) {
        to.append('[');
        for (int i = 0; i < list.size(); i++) {
            to.append(i == 0 ? "" : ",");
            write(list.get(i), to);
        }
        to.append(']');
    }

    private static void writeObject(Map<?, ?> object, StringBuilder to) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        String separator = "{";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            to.append(separator);
            writeText(member.getKey(), to);
            to.append(':');
            write(member.getValue(), to);
            separator = ",";
        }
        to.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void writeText(String text, StringBuilder to) {
        to.append('"');
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~') {
                to.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    to.append(Character.forDigit(c >> shift & 0xf, 16));
                }
            } else {
                to.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        to.append('"');
    }
}
