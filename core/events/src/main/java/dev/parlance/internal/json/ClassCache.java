package dev.parlance.internal.json;

import java.util.function.Function;

/** A value for each class, computed once; does not prevent a class from being unloaded. */
final class ClassCache<V> {
    private final ClassValue<V> values;

    ClassCache(Function<Class<?>, V> make) {
        values = new ClassValue<>() {
            @Override
            protected V computeValue(Class<?> type) {
                return make.apply(type);
            }
        };
    }

    V of(Class<?> type) {
        return values.get(type);
    }
}
