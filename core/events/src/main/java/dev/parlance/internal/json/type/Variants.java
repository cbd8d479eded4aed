package dev.parlance.internal.json.type;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.List;
import java.util.stream.Stream;

/** The classes that a value of an interface may be of. */
public final class Variants {
    private Variants() {}

    /** Those that {@link JsonSubTypes} lists, or that a sealed type permits; empty if there are none. */
    public static List<Class<?>> of(Class<?> type) {
        JsonSubTypes listed = type.getAnnotation(JsonSubTypes.class);
        if (listed != null) {
            return Stream.of(listed.value())
                    .<Class<?>>map(JsonSubTypes.Type::value)
                    .toList();
        }
        // Java's own sealed types, of which ByteBuffer is one since 21, have their variants inside.
        return type.isSealed() && !JacksonTypes.isOfPlatform(type) ? List.of(type.getPermittedSubclasses()) : List.of();
    }
}
