package dev.parlance.internal.server.socket;

import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.recovery.SessionData;
import dev.parlance.socket.DataKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A socket's or namespace's data; costs nothing while there is none. */
public final class LocalData implements SessionData {
    private @Nullable Map<DataKey<?>, Object> values;
    private @Nullable Unread unread;

    /** What another server has kept: its types are known when it is asked for. */
    private record Unread(Map<String, @Nullable Object> values, Map<String, String> kept, JsonCodec json) {
        <T> @Nullable T take(DataKey<T> key) {
            if (key.isKept()) {
                String text = kept.remove(key.name());
                return text == null ? null : json.decodeValue(text.getBytes(StandardCharsets.UTF_8), key.type());
            }
            Object plain = key.isHidden() ? null : values.remove(key.name());
            return plain == null ? null : json.decodeValue(json.encodeValue(plain), key.type());
        }
    }

    /** No values yet. */
    public LocalData() {}

    /** What another server has kept: plain values by the names of their keys, and what {@link #kept} has given. */
    public LocalData(Map<String, @Nullable Object> plain, Map<String, String> kept, JsonCodec json) {
        this.unread = new Unread(new HashMap<>(plain), new HashMap<>(kept), json);
    }

    @Override
    public synchronized <T> @Nullable T get(DataKey<T> key) {
        T read = unread == null ? null : unread.take(key);
        if (read != null) {
            values().putIfAbsent(key, read);
        }
        return values == null ? null : key.type().cast(values.get(key));
    }

    @Override
    public synchronized <T> @Nullable T put(DataKey<T> key, T value) {
        get(key);
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
        get(key);
        return values == null ? null : key.type().cast(values.remove(key));
    }

    @Override
    public synchronized Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> byName = new HashMap<>(unread == null ? Map.of() : unread.values);
        if (values != null) {
            values.forEach((key, value) -> {
                if (!key.isHidden()) {
                    byName.put(key.name(), value);
                }
            });
        }
        return byName;
    }

    @Override
    public synchronized Map<String, String> kept(EventWriter writer) {
        Map<String, String> byName = new HashMap<>(unread == null ? Map.of() : unread.kept);
        if (values != null) {
            values.forEach((key, value) -> {
                if (key.isKept()) {
                    byName.put(key.name(), new String(writer.json().encodeValue(value), StandardCharsets.UTF_8));
                }
            });
        }
        return byName;
    }

    /** Also has the values of another, where it has none. */
    void inherit(LocalData other) {
        // One after the other: two that inherit from each other must not wait for each other.
        Map<DataKey<?>, Object> copied;
        Unread plain;
        synchronized (other) {
            copied = other.values == null ? Map.of() : Map.copyOf(other.values);
            plain = other.unread;
        }
        synchronized (this) {
            copied.forEach((key, value) -> values().putIfAbsent(key, value));
            unread = plain;
        }
    }

    private Map<DataKey<?>, Object> values() {
        if (values == null) {
            values = new HashMap<>(4);
        }
        return values;
    }
}
