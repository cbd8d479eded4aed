package dev.parlance.socket;

import java.util.Objects;

/**
 * A typed key of {@link SocketData}: a constant. Keys are equal if name and type are.
 *
 * @param <T> the value's type
 * @param name identifies the key; other servers see it where sockets are fetched
 * @param type the value's type
 */
public record DataKey<T>(String name, Class<T> type) {
    public DataKey {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
    }

    /** The key of that name and type. */
    public static <T> DataKey<T> of(String name, Class<T> type) {
        return new DataKey<>(name, type);
    }
}
