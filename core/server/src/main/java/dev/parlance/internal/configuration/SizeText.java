package dev.parlance.internal.configuration;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes in bytes as operators write them: {@code 1000000}, {@code 1MB}, {@code 64KiB}. A KB has 1,000 bytes, a KiB 1,024. */
final class SizeText {
    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,19}) ?([a-zA-Z]{0,3})");

    // From the largest to the smallest.
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("GiB", 1L << 30);
        UNITS.put("GB", 1_000_000_000L);
        UNITS.put("MiB", 1L << 20);
        UNITS.put("MB", 1_000_000L);
        UNITS.put("KiB", 1L << 10);
        UNITS.put("KB", 1_000L);
        UNITS.put("B", 1L);
    }

    private SizeText() {}

    static long parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        try {
            if (matcher.matches()) {
                return Math.multiplyExact(Long.parseLong(matcher.group(1)), unit(matcher.group(2), text));
            }
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw refused(text);
        }
        throw refused(text);
    }

    static int parseInt(String text) {
        long bytes = parse(text);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("it must be below 2GiB: \"" + text + "\"");
        }
        return (int) bytes;
    }

    private static long unit(String name, String text) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> {
                    if (name.isEmpty()) {
                        return 1;
                    }
                    throw refused(text);
                });
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException(
                "it must be a size in bytes, as in 1000000, 1MB or 64KiB: \"" + text + "\"");
    }

    static String print(long bytes) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue() > 1 && bytes > 0 && bytes % unit.getValue() == 0)
                .findFirst()
                .map(unit -> bytes / unit.getValue() + unit.getKey())
                .orElseGet(() -> String.valueOf(bytes));
    }
}
