package dev.parlance.internal.json;

import java.util.function.Function;

/** What is made once for each class, and goes with it: a class that is unloaded is not held. */
final class PerClass<V> {
    private final ClassValue<V> values;

    PerClass(Function<Class<?>, V> make) {
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
