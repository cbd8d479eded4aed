package dev.parlance.internal.server.socket;

import dev.parlance.socket.DataKey;
import dev.parlance.socket.DataMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A socket's or namespace's data; costs nothing while there is none. */
public final class LocalData implements DataMap {
    private @Nullable Map<DataKey<?>, Object> values;

    @Override
    public synchronized <T> @Nullable T get(DataKey<T> key) {
        return values == null ? null : key.type().cast(values.get(key));
    }

    @Override
    public synchronized <T> @Nullable T put(DataKey<T> key, T value) {
        return key.type().cast(values().put(key, key.type().cast(Objects.requireNonNull(value))));
    }

    @Override
    public synchronized <T> T computeIfAbsent(DataKey<T> key, Supplier<? extends T> supplier) {
        T existing = get(key);
        if (existing != null) {
            return existing;
        }
        // Not by the map: the supplier may use this data itself.
        T made = Objects.requireNonNull(supplier.get());
        put(key, made);
        return made;
    }

    @Override
    public synchronized <T> @Nullable T remove(DataKey<T> key) {
        return values == null ? null : key.type().cast(values.remove(key));
    }

    /** The values that are not hidden, by the names of their keys: a copy. */
    synchronized Map<String, @Nullable Object> byName() {
        Map<String, @Nullable Object> byName = new HashMap<>();
        if (values != null) {
            values.forEach((key, value) -> {
                if (!key.isHidden()) {
                    byName.put(key.name(), value);
                }
            });
        }
        return byName;
    }

    private Map<DataKey<?>, Object> values() {
        if (values == null) {
            values = new HashMap<>(4);
        }
        return values;
    }
}
