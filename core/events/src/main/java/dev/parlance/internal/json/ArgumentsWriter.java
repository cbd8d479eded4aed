package dev.parlance.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.parlance.internal.json.jackson.ArgumentsOutput;
import dev.parlance.internal.json.jackson.LargeMessages;
import dev.parlance.internal.json.jackson.SafeIntegers;
import dev.parlance.internal.json.type.ClassCache;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes arguments and values as JSON. */
final class ArgumentsWriter {
    private final ObjectMapper mapper;
    private final SafeIntegers integers;
    private final LargeMessages large = new LargeMessages();
    private final ClassCache<ObjectWriter> writers;

    ArgumentsWriter(ObjectMapper mapper, SafeIntegers integers) {
        this.mapper = mapper;
        this.integers = integers;
        this.writers = new ClassCache<>(mapper::writerFor);
    }

    /** An event's name and arguments for clients; or the values of an ack, without a name. */
    EncodedArguments array(@Nullable String name, List<? extends @Nullable Object> arguments) {
        ArgumentsOutput output = new ArgumentsOutput(large, true);
        try (JsonGenerator generator = integers.watch(mapper.getFactory().createGenerator(output), name)) {
            generator.writeStartArray();
            if (name != null) {
                generator.writeString(name);
            }
            for (Object argument : arguments) {
                write(generator, argument);
            }
            generator.writeEndArray();
        } catch (IOException e) {
            throw new IllegalArgumentException("arguments that cannot be written as JSON", e);
        }
        return new EncodedArguments(output.bytes(), output.attachments());
    }

    byte[] value(@Nullable Object value) {
        ArgumentsOutput output = new ArgumentsOutput(large, false);
        try (JsonGenerator generator = mapper.getFactory().createGenerator(output)) {
            write(generator, value);
        } catch (IOException e) {
            throw new IllegalArgumentException("a value that cannot be written as JSON", e);
        }
        return output.bytes();
    }

    private void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else {
            try {
                writers.of(value.getClass()).writeValue(generator, value);
            } catch (IOException | RuntimeException e) {
                throw failure(value, e);
            }
        }
    }

    private static IllegalArgumentException failure(Object value, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SafeIntegers.LargeIntegerException large) {
                return new IllegalArgumentException(large.getMessage(), large);
            }
        }
        return new IllegalArgumentException("a " + value.getClass().getName() + " cannot be written as JSON", failure);
    }
}
