package dev.parlance.socket;

import dev.parlance.event.Incubating;
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
    private final Visibility visibility;

    private enum Visibility {
        FETCHED,
        HIDDEN,
        KEPT
    }

    private DataKey(String name, Class<T> type, Visibility visibility) {
        this.name = Objects.requireNonNull(name);
        this.type = Objects.requireNonNull(type);
        this.visibility = visibility;
    }

    /** The key of that name and type. Its values are seen where sockets are fetched: {@link RemoteSocket#data}. */
    public static <T> DataKey<T> of(String name, Class<T> type) {
        return new DataKey<>(name, type, Visibility.FETCHED);
    }

    /**
     * The same for values that are nobody else's business, such as a feature's state: they are not seen where sockets are
     * fetched.
     */
    public static <T> DataKey<T> hidden(String name, Class<T> type) {
        return new DataKey<>(name, type, Visibility.HIDDEN);
    }

    /**
     * The same as a {@link #hidden} key, but its values are there too when a client has come back on another server: what a feature
     * must not lose then. They are written as JSON, as payloads are.
     */
    @Incubating
    public static <T> DataKey<T> kept(String name, Class<T> type) {
        return new DataKey<>(name, type, Visibility.KEPT);
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
        return visibility != Visibility.FETCHED;
    }

    /** Whether its values are hidden, and known to all servers that its socket may come back to. */
    @Incubating
    public boolean isKept() {
        return visibility == Visibility.KEPT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DataKey<?> that
                && name.equals(that.name)
                && type == that.type
                && visibility == that.visibility;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, visibility);
    }

    @Override
    public String toString() {
        return name + " (" + type.getName() + ")";
    }
}
