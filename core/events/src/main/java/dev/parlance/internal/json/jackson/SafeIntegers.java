package dev.parlance.internal.json.jackson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import dev.parlance.event.LargeNumbers;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watches over the integers that are written: whether JavaScript can hold them. */
public final class SafeIntegers {
    /** JavaScript's {@code Number.MAX_SAFE_INTEGER}. */
    private static final long MAX = (1L << 53) - 1;

    private static final int MAX_WARNINGS = 1_000;

    private final LargeNumbers mode;
    private final Consumer<String> warnings;
    /** The events and fields that were warned of. Any JSON may have any number of fields: a maximum bounds them. */
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public SafeIntegers(LargeNumbers mode, Consumer<String> warnings) {
        this.mode = mode;
        this.warnings = warnings;
    }

    /** An integer was to be written that must not be. The message is a sentence for the application. */
    public static final class LargeIntegerException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private LargeIntegerException(String message) {
            super(message);
        }
    }

    /** Whether JavaScript holds an integer exactly. */
    static boolean isSafe(long number) {
        return number >= -MAX && number <= MAX;
    }

    /** Whether JavaScript holds an integer exactly. */
    static boolean isSafe(BigInteger number) {
        return number.bitLength() < Long.SIZE && isSafe(number.longValue());
    }

    /**
     * Writes through a generator.
     *
     * @param event the event, whose name is the first element of the array that is written; null for the values of an ack
     */
    public JsonGenerator watch(JsonGenerator generator, @Nullable String event) {
        return new Watched(generator, event);
    }

    /** Whether a large integer is written as text. */
    private boolean asText(@Nullable String event, JsonStreamContext place) {
        if (mode == LargeNumbers.TEXT) {
            return true;
        }
        String what = (event == null ? "an ack" : "\"" + event + "\"") + " carries an integer beyond 2^53"
                + path(place, event == null ? 0 : 1) + ", which JavaScript rounds; LargeNumbers.TEXT sends it as text";
        if (mode == LargeNumbers.REFUSE) {
            throw new LargeIntegerException(what);
        }
        if (warned.size() < MAX_WARNINGS && warned.add(what)) {
            warnings.accept(what);
        }
        return false;
    }

    /** Where a value stands within the array that is written, of which the first elements are not arguments. */
    private static String path(JsonStreamContext place, int first) {
        StringBuilder path = new StringBuilder();
        JsonStreamContext context = place;
        while (!context.getParent().inRoot()) {
            boolean direct = path.isEmpty() || path.charAt(0) == '[';
            path.insert(0, (context.inObject() ? context.getCurrentName() : "[]") + (direct ? "" : "."));
            context = context.getParent();
        }
        // What is being written is counted once it has begun.
        int argument = context.getEntryCount() - first - (context == place ? 0 : 1);
        String in = path.isEmpty() ? "" : " in " + path;
        return argument > 0 ? in + " of argument " + (argument + 1) : in;
    }

    private final class Watched extends JsonGeneratorDelegate {
        private final @Nullable String event;

        Watched(JsonGenerator generator, @Nullable String event) {
            super(generator, false);
            this.event = event;
        }

        @Override
        public void writeNumber(long number) throws IOException {
            if (isSafe(number) || !asText(event, getOutputContext())) {
                super.writeNumber(number);
            } else {
                writeString(Long.toString(number));
            }
        }

        @Override
        public void writeNumber(BigInteger number) throws IOException {
            if (isSafe(number) || !asText(event, getOutputContext())) {
                super.writeNumber(number);
            } else {
                writeString(number.toString());
            }
        }

        @Override
        public void writeArray(long[] numbers, int offset, int length) throws IOException {
            writeStartArray(numbers, length);
            for (int i = offset; i < offset + length; i++) {
                writeNumber(numbers[i]);
            }
            writeEndArray();
        }
    }
}
