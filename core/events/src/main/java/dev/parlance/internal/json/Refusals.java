package dev.parlance.internal.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.json.check.Check;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refusals that tell a client which field is wrong and what it must be; never with an exception's message. */
final class Refusals {
    private static final int MAX_PATH_LENGTH = 200;
    private static final String PAYLOAD = "the payload";

    private final ObjectMapper mapper;

    Refusals(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The refusal for a failure of reading: a refusal thrown by a constructor is passed on, any other failure converted. */
    RefusedException of(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused;
            }
        }
        String field = failure instanceof JsonMappingException mapping ? path(mapping) : null;
        return refuse(field, what(failure));
    }

    /** The payload itself is missing. */
    RefusedException missing() {
        return refuse(null, "is required");
    }

    /** The payload itself is not valid. */
    RefusedException invalid() {
        return refuse(null, "is not valid");
    }

    /** Something in the payload is not as it must be. */
    RefusedException violated(Check.Violation violation) {
        return refuse(violation.path().isEmpty() ? null : bounded(violation.path()), violation.what());
    }

    private static RefusedException refuse(@Nullable String field, String what) {
        String message = (field == null ? PAYLOAD : field) + " " + what;
        return new RefusedException(
                Refusal.of(RefusalCode.VALIDATION_FAILED, message).withField(field));
    }

    private static @Nullable String path(JsonMappingException failure) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? null : bounded(path.toString());
    }

    private static String bounded(String path) {
        // The keys of a map are chosen by the client.
        return path.length() > MAX_PATH_LENGTH ? path.substring(0, MAX_PATH_LENGTH) + "…" : path;
    }

    private String what(Exception failure) {
        if (failure instanceof InvalidNullException) {
            return "is required";
        }
        Class<?> type = failure instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return "is not valid";
        }
        if (isNumber(type) && failure instanceof InvalidFormatException) {
            return "is out of range";
        }
        String noun = noun(type);
        return noun == null ? "is not valid" : "must be " + noun;
    }

    private @Nullable String noun(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "a boolean";
        }
        if (isNumber(type)) {
            return isFractional(type) ? "a number" : "an integer";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00.000Z";
        }
        if (type.isEnum()) {
            return "one of " + values(type);
        }
        if (type == byte[].class || ByteBuffer.class.isAssignableFrom(type)) {
            return "binary";
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return type.isRecord() || Map.class.isAssignableFrom(type) ? "an object" : null;
    }

    /** The values of an enum as written in JSON, which may differ from the names of the constants. */
    private String values(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> mapper.convertValue(constant, Object.class))
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || type.isPrimitive() && type != boolean.class && type != char.class;
    }

    private static boolean isFractional(Class<?> type) {
        return type == double.class
                || type == Double.class
                || type == float.class
                || type == Float.class
                || type == BigDecimal.class
                || type == Number.class;
    }
}
