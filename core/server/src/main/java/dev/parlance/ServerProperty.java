package dev.parlance;

import dev.parlance.event.Incubating;
import dev.parlance.internal.configuration.Bound;
import dev.parlance.internal.configuration.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option of a server as a {@link ServerConfiguration} names it: for references, completion in editors, and other sources of
 * configuration. Immutable.
 *
 * <pre>{@code
 * ServerProperty.all().forEach(property -> System.out.println(property.name() + " " + property.type()));
 * }</pre>
 */
@Incubating
public final class ServerProperty {
    private final String name;
    private final String type;
    private final String bounds;
    private final String description;
    private final boolean secret;
    private final BiConsumer<ServerBuilder, String> setter;
    private final Function<ServerOptions, String> getter;

    private ServerProperty(
            String name,
            String type,
            String bounds,
            String description,
            boolean secret,
            BiConsumer<ServerBuilder, String> setter,
            Function<ServerOptions, String> getter) {
        this.name = name;
        this.type = type;
        this.bounds = bounds;
        this.description = description;
        this.secret = secret;
        this.setter = setter;
        this.getter = getter;
    }

    /** Of an option without a bound, or whose type has it; its value is null for none. */
    static <T> ServerProperty of(
            String name,
            ValueType<T> type,
            Function<ServerOptions, @Nullable T> getter,
            BiConsumer<ServerBuilder, T> setter,
            String description) {
        return of(name, type, getter, setter, description, Bound.none());
    }

    /** Of an option whose value is within a bound. */
    static <T> ServerProperty of(
            String name,
            ValueType<T> type,
            Function<ServerOptions, @Nullable T> getter,
            BiConsumer<ServerBuilder, T> setter,
            String description,
            Bound<T> bound) {
        return new ServerProperty(
                name,
                type.name(),
                bound.toString(),
                description,
                false,
                (builder, text) -> {
                    T value = type.parse().apply(text);
                    bound.check("it", value);
                    setter.accept(builder, value);
                },
                options -> {
                    T value = getter.apply(options);
                    return value == null ? "" : type.print().apply(value);
                });
    }

    /** The same, whose value is in no text that the library writes. */
    ServerProperty asSecret() {
        return new ServerProperty(
                name,
                type,
                bounds,
                description,
                true,
                setter,
                options -> getter.apply(options).isEmpty() ? "" : "(secret)");
    }

    /** All that there are, in the order of the reference. */
    public static List<ServerProperty> all() {
        return AllProperties.IN_ORDER;
    }

    /** Its name, as in {@code ping-interval}. */
    public String name() {
        return name;
    }

    /** The variable of the environment that sets it, as in {@code PARLANCE_PING_INTERVAL}. */
    public String environmentVariable() {
        return ServerConfiguration.ENVIRONMENT_PREFIX
                + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /**
     * The type of its value: {@code text}, {@code whole number}, {@code boolean}, {@code duration}, {@code size}, {@code list},
     * {@code rate}, {@code cap}, or the names from which one is to be chosen.
     */
    public String type() {
        return type;
    }

    /** What its value must be or do, as in {@code must be 0 to 65535}; empty if the description says it, or nothing is to say. */
    public String bounds() {
        return bounds;
    }

    /** Its value if nobody sets it; empty for none. */
    public String defaultValue() {
        return valueIn(AllProperties.DEFAULTS);
    }

    /** What it is, in a sentence or two. */
    public String description() {
        return description;
    }

    /** Whether its value is a secret, which no log and no error may have. */
    public boolean isSecret() {
        return secret;
    }

    /** Its value in a server's options, as a text that sets it again; empty for none, and not that of a secret. */
    String valueIn(ServerOptions options) {
        return getter.apply(options);
    }

    /** Sets it; throws IllegalArgumentException with a sentence if the text is none of its values. */
    void set(ServerBuilder builder, String text) {
        setter.accept(builder, text);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
