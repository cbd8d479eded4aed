package dev.parlance.event;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a payload travels: its Java type and how that becomes the arguments of an event or an ack.
 *
 * @param <P> the payload's type
 * @param type a record; {@code String} for a bare string; {@code Object} for any JSON (plain Java values); {@code Void} for
 *     none
 * @param shape how it becomes arguments
 * @param fromText makes the payload of a bare string, where that is accepted in an object's place; null otherwise
 */
public record Payload<P>(
        Class<P> type, Shape shape, @Nullable Function<String, ? extends P> fromText) {

    /** How a payload becomes arguments. */
    public enum Shape {
        /** No argument. */
        NONE,
        /** One argument, whatever the type is in JSON. */
        SINGLE,
        /** Each component of the record is one argument, in order; optional ones may be missing at the end. */
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
