package dev.parlance.socket;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed key of {@link DataMap}: a constant.
 *
 * <pre>{@code
 * private static final DataKey<String> NICKNAME = DataKey.of("nickname", String.class);
 *
 * socket.data().put(NICKNAME, "Ana");
 * }</pre>
 *
 * <p>Immutable; keys are equal if name, type and whether they are hidden are.
 *
 * @param <T> the value's type
 */
public final class DataKey<T> {
    private final String name;
    private final Class<T> type;
    private final boolean hidden;

    private DataKey(String name, Class<T> type, boolean hidden) {
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
        this.hidden = hidden;
    }

    /** The key of that name and type. Its values are seen where sockets are fetched: {@link RemoteSocket#data}. */
    public static <T> DataKey<T> of(String name, Class<T> type) {
        return new DataKey<>(name, type, false);
    }

    /**
     * The same for values that are nobody else's business, such as a feature's state: they are not seen where sockets are
     * fetched.
     */
    public static <T> DataKey<T> hidden(String name, Class<T> type) {
        return new DataKey<>(name, type, true);
    }

    /** Identifies the key among those of its type. */
    public String name() {
        return name;
    }

    /** The values' type. */
    public Class<T> type() {
        return type;
    }

    /** Whether its values are not seen where sockets are fetched. */
    public boolean isHidden() {
        return hidden;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataKey<?> that && name.equals(that.name) && type == that.type && hidden == that.hidden;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, hidden);
    }

    @Override
    public String toString() {
        return name + " (" + type.getName() + ")";
    }
}
