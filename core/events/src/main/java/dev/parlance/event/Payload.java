package dev.parlance.event;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payload's Java type, and how it is mapped to the arguments of an event or an ack.
 *
 * @param <P> the payload's type
 * @param type a record; {@code String} for a bare string; {@code Object} for any JSON (plain Java values); {@code Void} for
 *     none
 * @param shape how it is mapped to arguments
 * @param fromText converts a bare string to the payload, if one is accepted in place of an object; null otherwise
 */
public record Payload<P>(
        Class<P> type, Shape shape, @Nullable Function<String, ? extends P> fromText) {

    /** How a payload is mapped to arguments. */
    public enum Shape {
        /** No argument. */
        NONE,
        /** One argument. */
        SINGLE,
        /** One argument for each component of the record, in order; optional ones may be missing at the end. */
        POSITIONAL
    }

    public Payload {
        Objects.requireNonNull(type);
        Objects.requireNonNull(shape);
        if (shape == Shape.POSITIONAL && !type.isRecord()) {
            throw new IllegalArgumentException("only a record can travel as several arguments: " + type.getName());
        }
        if (fromText != null && shape != Shape.SINGLE) {
            throw new IllegalArgumentException(
                    "only a single argument can be a bare string instead: " + type.getName());
        }
    }

    /** No argument at all. */
    public static Payload<Void> none() {
        return new Payload<>(Void.class, Shape.NONE, null);
    }

    /** One argument. */
    public static <P> Payload<P> of(Class<P> type) {
        return new Payload<>(type, Shape.SINGLE, null);
    }

    Payload<P> orText(Function<String, ? extends P> fromText) {
        return new Payload<>(type, shape, Objects.requireNonNull(fromText));
    }

    Payload<P> positional() {
        return new Payload<>(type, Shape.POSITIONAL, fromText);
    }
}
