package dev.parlance.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The header fields of one HTTP message: an immutable list of names and values in their order on the wire. Names are
 * compared without regard to case, as HTTP has it.
 */
public final class Headers {
    /** No header at all. */
    public static final Headers NONE = new Headers(new String[0]);

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    // Flat, because every open connection keeps its handshake's headers.
    private final String[] namesAndValues;

    private Headers(String[] namesAndValues) {
        this.namesAndValues = namesAndValues;
    }

    /**
     * Makes headers of alternating names and values: {@code Headers.of("Cache-Control", "no-store")}.
     *
     * @throws IllegalArgumentException if their number is odd, a name is no token (RFC 9110, section 5.6.2), or a value has a
     *     control character other than a tab, or one that ISO 8859-1 does not have
     */
    public static Headers of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a header name without a value: " + namesAndValues.length + " strings");
        }
        for (int i = 0; i < namesAndValues.length; i += 2) {
            check(namesAndValues[i], namesAndValues[i + 1]);
        }
        return namesAndValues.length == 0 ? NONE : new Headers(namesAndValues.clone());
    }

    /** These headers, and behind them others. */
    public Headers with(Headers others) {
        if (namesAndValues.length == 0) {
            return others;
        }
        String[] both = Arrays.copyOf(namesAndValues, namesAndValues.length + others.namesAndValues.length);
        System.arraycopy(others.namesAndValues, 0, both, namesAndValues.length, others.namesAndValues.length);
        return new Headers(both);
    }

    private static void check(String name, String value) {
        if (name.isEmpty() || !name.chars().allMatch(Headers::isTokenCharacter)) {
            throw new IllegalArgumentException("not a header's name: \"" + printable(name) + "\"");
        }
        if (!value.chars().allMatch(Headers::isValueCharacter)) {
            // The value may be secret.
            throw new IllegalArgumentException(
                    "the value of the header " + name + " has a character that must not stand in a header");
        }
    }

    private static boolean isTokenCharacter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
    }

    private static boolean isValueCharacter(int c) {
        return c >= ' ' && c != 0x7f && c <= 0xff || c == '\t';
    }

    private static String printable(String name) {
        return name.replaceAll("[^ -~]", "?");
    }

    /** The first value of that header, or null if there is none. */
    public @Nullable String first(String name) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equalsIgnoreCase(name)) {
                return namesAndValues[i + 1];
            }
        }
        return null;
    }

    /** All values of that header in order; empty if there is none. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equalsIgnoreCase(name)) {
                values.add(namesAndValues[i + 1]);
            }
        }
        return values;
    }

    /** The names that occur, in lower case, in their order. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            names.add(namesAndValues[i].toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** The names only: values may be secret (a cookie, a token). */
    @Override
    public String toString() {
        return "Headers" + names();
    }
}
