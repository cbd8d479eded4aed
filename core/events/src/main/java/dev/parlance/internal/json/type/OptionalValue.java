package dev.parlance.internal.json.type;

import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The optionals of the JDK and of Guava, which need not be there. */
public final class OptionalValue {
    private static final String GUAVA = "com.google.common.base.Optional";

    private OptionalValue() {}

    static boolean is(Class<?> type) {
        return type == Optional.class || type.getName().equals(GUAVA);
    }

    /** What an optional holds; null for nothing. */
    public static @Nullable Object of(Object optional, Class<?> type) {
        if (optional instanceof Optional<?> value) {
            return value.orElse(null);
        }
        try {
            return type.getMethod("orNull").invoke(optional);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("cannot read a " + type.getName(), e);
        }
    }
}
