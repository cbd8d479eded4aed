package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.parlance.event.LargeNumbers;
import dev.parlance.internal.json.syntax.JsonScanner;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as in JavaScript, which has one type for them: {@code 1.0} and {@code 1e3} are integers, {@code 1.5} is not, and a
 * string is not a number. A number that the Java type cannot represent is refused, never rounded or truncated.
 */
final class StrictNumbers {
    /** The maximum number of digits of an integer with an exponent, and the maximum absolute scale of a decimal. */
    private static final int MAX_SCALE = 1000;

    /** The texts of integers that have as many digits as one that JavaScript cannot hold. */
    private static final Pattern LARGE =
            Pattern.compile("-?[1-9][0-9]{15," + (JsonScanner.MAX_NUMBER_LENGTH - 1) + "}");

    private StrictNumbers() {}

    /**
     * The module that reads them.
     *
     * @param largeText whether an integer that JavaScript cannot hold may be a text, as it is written
     */
    static SimpleModule module(boolean largeText) {
        SimpleModule module = new SimpleModule("dev.parlance.numbers");
        add(module, byte.class, Byte.class, n -> (byte) integer(n, Byte.MIN_VALUE, Byte.MAX_VALUE));
        add(module, short.class, Short.class, n -> (short) integer(n, Short.MIN_VALUE, Short.MAX_VALUE));
        add(module, int.class, Integer.class, n -> (int) integer(n, Integer.MIN_VALUE, Integer.MAX_VALUE));
        add(module, long.class, Long.class, largeText, n -> integer(n, Long.MIN_VALUE, Long.MAX_VALUE));
        add(module, float.class, Float.class, StrictNumbers::single);
        add(module, double.class, Double.class, StrictNumbers::real);
        module.addDeserializer(BigInteger.class, new In<>(BigInteger.class, largeText, StrictNumbers::big));
        module.addDeserializer(BigDecimal.class, new In<>(BigDecimal.class, false, StrictNumbers::decimal));
        return module;
    }

    private static <T> void add(SimpleModule module, Class<T> primitive, Class<T> boxed, Reading<T> reading) {
        add(module, primitive, boxed, false, reading);
    }

    private static <T> void add(
            SimpleModule module, Class<T> primitive, Class<T> boxed, boolean largeText, Reading<T> reading) {
        module.addDeserializer(primitive, new In<>(primitive, largeText, reading));
        module.addDeserializer(boxed, new In<>(boxed, largeText, reading));
    }

    private static long integer(JsonParser parser, long min, long max) throws IOException {
        long number;
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw new ArithmeticException("range");
            }
            number = parser.getLongValue();
        } else {
            number = big(parser).longValueExact();
        }
        if (number < min || number > max) {
            throw new ArithmeticException("range");
        }
        return number;
    }

    private static BigInteger big(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            return new BigInteger(parser.getText());
        }
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return parser.getBigIntegerValue();
        }
        BigDecimal decimal = decimal(parser);
        try {
            return decimal.toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw new NumberFormatException("a fraction");
        }
    }

    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal decimal = parser.getDecimalValue();
        // A short number (1e999999999) would fill the memory when an application computes with it.
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            throw new ArithmeticException("range");
        }
        return decimal;
    }

    private static double real(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw new ArithmeticException("range");
        }
        return number;
    }

    private static float single(JsonParser parser) throws IOException {
        float number = (float) real(parser);
        if (!Float.isFinite(number)) {
            throw new ArithmeticException("range");
        }
        return number;
    }

    /** Whether the value is a text that {@link LargeNumbers#TEXT} writes for an integer. */
    private static boolean isLargeText(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                && LARGE.matcher(parser.getText()).matches()
                && !SafeIntegers.isSafe(new BigInteger(parser.getText()));
    }

    /** Reads a number; throws ArithmeticException if it is out of range, NumberFormatException if it is a fraction. */
    private interface Reading<T> {
        T read(JsonParser number) throws IOException;
    }

    private static final class In<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final boolean largeText;
        private final transient Reading<T> reading;

        In(Class<T> type, boolean largeText, Reading<T> reading) {
            super(type);
            this.largeText = largeText;
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric() && !(largeText && isLargeText(parser))) {
                return (T) context.handleUnexpectedToken(_valueClass, parser);
            }
            try {
                return reading.read(parser);
            } catch (ArithmeticException e) {
                throw context.weirdNumberException(0, _valueClass, "out of range");
            } catch (NumberFormatException e) {
                return context.reportInputMismatch(this, "not of this kind");
            }
        }
    }
}
