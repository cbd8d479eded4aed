package dev.parlance.internal.redis.wire;

import java.math.BigDecimal;

/** A number as JavaScript writes it: without a fraction that is zero, and with an exponent only when it is very large or small. */
final class JavaScriptNumber {
    /** Numbers of at least that many digits before the point are written with an exponent. */
    private static final int MAX_DIGITS = 21;

    /** Numbers with more zeros behind the point are written with an exponent. */
    private static final int MAX_LEADING_ZEROS = 6;

    private JavaScriptNumber() {}

    /** Writes a finite number. */
    static String toString(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        String digits = decimal.unscaledValue().abs().toString();
        int pointAt = digits.length() - decimal.scale();
        if (pointAt > -MAX_LEADING_ZEROS && pointAt <= MAX_DIGITS) {
            return decimal.toPlainString();
        }
        int exponent = pointAt - 1;
        String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + fraction
                + (exponent < 0 ? "e-" : "e+")
                + Math.abs(exponent);
    }
}
