package dev.parlance.event;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A payload's Java type, and how it is mapped to the arguments of an event or an ack. Immutable. Equal to another of the same
 * type and shape that is nullable alike, and reads a bare string with the same function.
 *
 * @param <P> the payload's type
 */
public final class Payload<P extends @Nullable Object> {
    private final Class<P> type;
    private final Shape shape;
    private final boolean nullable;
    private final @Nullable Function<String, ? extends P> fromText;

    /** How a payload is mapped to arguments. */
    public enum Shape {
        /** No argument. */
        NONE,
        /** One argument. */
        SINGLE,
        /** One argument for each component of the record, in order; optional ones may be missing at the end. */
        POSITIONAL
    }

    private Payload(Class<P> type, Shape shape, boolean nullable, @Nullable Function<String, ? extends P> fromText) {
        this.type = Objects.requireNonNull(type);
        this.shape = shape;
        this.nullable = nullable;
        this.fromText = fromText;
    }

    /** No argument at all. */
    public static Payload<Void> none() {
        return new Payload<>(Void.class, Shape.NONE, false, null);
    }

    /** One argument; any JSON ({@code Object}) may be null. */
    public static <P extends @Nullable Object> Payload<P> of(Class<P> type) {
        return new Payload<>(type, Shape.SINGLE, (Class<?>) type == Object.class, null);
    }

    /**
     * A record; {@code String} for a bare string; {@code Object} for any JSON (plain Java values); {@code Void} for none.
     */
    public Class<P> type() {
        return type;
    }

    /** How it is mapped to arguments. */
    public Shape shape() {
        return shape;
    }

    /** Whether it may be null: any JSON, and an answer that was declared so. */
    public boolean isNullable() {
        return nullable;
    }

    /** Converts a bare string to the payload, if one is accepted in place of an object; null otherwise. */
    public @Nullable Function<String, ? extends P> fromText() {
        return fromText;
    }

    Payload<P> orText(Function<String, ? extends P> reader) {
        if (shape != Shape.SINGLE) {
            throw notText();
        }
        return new Payload<>(type, shape, nullable, Objects.requireNonNull(reader));
    }

    Payload<P> positional() {
        if (!type.isRecord() && !isKotlin(type)) {
            throw new IllegalArgumentException("only a record can travel as several arguments: " + type.getName());
        }
        if (fromText != null) {
            throw notText();
        }
        return new Payload<>(type, Shape.POSITIONAL, nullable, null);
    }

    Payload<@Nullable P> orNull() {
        if (type == Void.class) {
            throw new IllegalArgumentException("an answer that is nothing cannot be null instead");
        }
        @SuppressWarnings("unchecked") // Nullness is not part of a type at run time.
        Payload<@Nullable P> orNull = (Payload<@Nullable P>) new Payload<>(type, shape, true, fromText);
        return orNull;
    }

    /** Whether it may be a data class, which is as good as a record; what it is shows when its catalogue is used. */
    private static boolean isKotlin(Class<?> type) {
        return Arrays.stream(type.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals("kotlin.Metadata"));
    }

    private IllegalArgumentException notText() {
        return new IllegalArgumentException("only a single argument can be a bare string instead: " + type.getName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Payload<?> payload
                && type == payload.type
                && shape == payload.shape
                && nullable == payload.nullable
                && Objects.equals(fromText, payload.fromText);
    }

    @Override
    public int hashCode() {
        return type.hashCode();
    }

    /** For people: the type, and what is unusual about it. */
    @Override
    public String toString() {
        return type.getName()
                + (shape == Shape.POSITIONAL ? ", positional" : "")
                + (fromText == null ? "" : ", or a text")
                + (nullable ? ", or null" : "");
    }
}
