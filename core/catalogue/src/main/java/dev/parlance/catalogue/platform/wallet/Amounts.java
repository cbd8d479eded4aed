package dev.parlance.catalogue.platform.wallet;

import java.util.regex.Pattern;

/** Amounts are decimal numbers as texts: what an application publishes is checked, because clients calculate with it. */
final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?");

    private Amounts() {}

    /**
     * Checks one.
     *
     * @throws IllegalArgumentException if it is not digits with at most one point: no exponent, no plus, no zeros in front
     */
    static void check(String field, String amount) {
        if (!PLAIN.matcher(amount).matches()) {
            throw new IllegalArgumentException(field + " must be a plain decimal number, such as 12.50");
        }
    }
}
