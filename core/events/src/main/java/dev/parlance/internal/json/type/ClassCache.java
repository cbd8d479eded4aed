package dev.parlance.internal.json.type;

import java.util.function.Function;

/** A value for each class, computed once; does not prevent a class from being unloaded. */
public final class ClassCache<V> {
    private final ClassValue<V> values;

    public ClassCache(Function<Class<?>, V> make) {
        values = new ClassValue<>() {
            @Override
            protected V computeValue(Class<?> type) {
                return make.apply(type);
            }
        };
    }

    public V of(Class<?> type) {
        return values.get(type);
    }
}
