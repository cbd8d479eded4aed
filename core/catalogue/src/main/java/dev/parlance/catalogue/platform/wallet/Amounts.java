package dev.parlance.catalogue.platform.wallet;

import java.util.regex.Pattern;

/** Checks amounts, which are decimal numbers as texts: clients calculate with what an application publishes. */
final class Amounts {
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*+)(\\.[0-9]++)?");

    private Amounts() {}

    /**
     * Checks an amount.
     *
     * @throws IllegalArgumentException if it is not digits with at most one point: no exponent, plus sign or leading zeros
     */
    static void check(String field, String amount) {
        if (!PLAIN.matcher(amount).matches()) {
            throw new IllegalArgumentException(field + " must be a plain decimal number, such as 12.50");
        }
    }
}
