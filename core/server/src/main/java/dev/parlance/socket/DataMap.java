package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values kept with a socket or a namespace, by typed keys. May be used from any thread; lives as long as what it belongs to. */
public interface DataMap {
    /**
     * The value, or null if there is none.
     *
     * <pre>{@code
     * String nickname = socket.data().get(NICKNAME);
     * }</pre>
     */
    <T> @Nullable T get(DataKey<T> key);

    /**
     * Keeps a value; returns the one before, or null.
     *
     * <pre>{@code
     * socket.data().put(NICKNAME, "Ana");
     * }</pre>
     */
    <T> @Nullable T put(DataKey<T> key, T value);

    /**
     * The value; if there is none, the supplier's, which is kept and is made only once.
     *
     * <pre>{@code
     * String nickname = socket.data().computeIfAbsent(NICKNAME, () -> socket.user().id());
     * }</pre>
     */
    <T> T computeIfAbsent(DataKey<T> key, Supplier<? extends T> supplier);

    /**
     * Removes a value; returns it, or null if there was none.
     *
     * <pre>{@code
     * socket.data().remove(NICKNAME);
     * }</pre>
     */
    <T> @Nullable T remove(DataKey<T> key);

    /**
     * The values by the names of their keys, without those that are {@linkplain DataKey#hidden hidden}: a copy. Of two keys of
     * one name, one counts.
     *
     * <pre>{@code
     * Map<String, Object> shown = socket.data().asMap();
     * }</pre>
     */
    @Incubating
    Map<String, @Nullable Object> asMap();
}
