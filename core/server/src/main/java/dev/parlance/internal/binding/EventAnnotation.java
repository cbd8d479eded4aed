package dev.parlance.internal.binding;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that names an event, or something else that happens to a socket.
 *
 * @param type its type
 * @param event the name that it gives; empty where it names no event
 */
public record EventAnnotation<A extends Annotation>(Class<A> type, Function<A, String> event) {
    /** One that names no event. */
    public static <A extends Annotation> EventAnnotation<A> withoutName(Class<A> type) {
        return new EventAnnotation<>(type, annotation -> "");
    }

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
