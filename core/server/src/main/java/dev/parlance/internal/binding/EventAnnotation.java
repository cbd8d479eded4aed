package dev.parlance.internal.binding;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that names an event.
 *
 * @param type its type
 * @param event the name that it gives
 */
public record EventAnnotation<A extends Annotation>(Class<A> type, Function<A, String> event) {
    /** The event that it names on a method; null if the method does not have it. */
    @Nullable
    String on(Method method) {
        A annotation = method.getAnnotation(type);
        return annotation == null ? null : event.apply(annotation);
    }

    boolean isOn(Method method) {
        return method.isAnnotationPresent(type);
    }

    /** As it is written in a source. */
    @Override
    public String toString() {
        return "@" + type.getSimpleName();
    }
}
