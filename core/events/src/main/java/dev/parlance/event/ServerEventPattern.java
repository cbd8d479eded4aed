package dev.parlance.event;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events from the server without an answer whose names are only known at run time: {@code custom:<event>} stands for all
 * events that begin with {@code custom:}:
 *
 * <pre>{@code
 * public static final ServerEventPattern<Move> GAME = serverEvents("game:<event>", Move.class).reserving("over");
 *
 * socket.emit(GAME.named("move"), new Move(1, 2));
 * }</pre>
 *
 * <p>Immutable. Equal to another pattern with the same name and payload, whatever is reserved.
 *
 * @param <P> the payload's type, the same for all of them
 */
public final class ServerEventPattern<P extends @Nullable Object> implements Event<P> {
    private final String name;
    private final Payload<P> payload;
    private final Set<String> reserved;

    private ServerEventPattern(String name, Payload<P> payload, Set<String> reserved) {
        int variable = name.indexOf('<');
        if (variable < 1 || !name.endsWith(">")) {
            throw new IllegalArgumentException("\"" + name + "\" is not a pattern such as custom:<event>");
        }
        this.name = name;
        this.payload = payload;
        this.reserved = reserved;
    }

    /**
     * Events with one argument.
     *
     * <pre>{@code
     * ServerEventPattern<Move> game = serverEvents("game:<event>", Move.class);
     * }</pre>
     */
    public static <P extends @Nullable Object> ServerEventPattern<P> serverEvents(String pattern, Class<P> payload) {
        return new ServerEventPattern<>(pattern, Payload.of(payload), Set.of());
    }

    /**
     * This pattern without the given values, such as those that would form the name of another event.
     *
     * <pre>{@code
     * ServerEventPattern<Move> game = serverEvents("game:<event>", Move.class).reserving("over");
     * }</pre>
     */
    public ServerEventPattern<P> reserving(String... words) {
        return new ServerEventPattern<>(name, payload, Set.of(words));
    }

    /** The pattern: a prefix, then a variable in angle brackets. */
    @Override
    public String name() {
        return name;
    }

    @Override
    public Payload<P> payload() {
        return payload;
    }

    /** The values that the variable must not have. */
    public Set<String> reserved() {
        return reserved;
    }

    /** The text before the variable. */
    public String prefix() {
        return name.substring(0, name.indexOf('<'));
    }

    /**
     * Whether the variable may have a value: it is neither empty nor reserved.
     *
     * <pre>{@code
     * boolean allowed = serverEvents("game:<event>", Move.class).reserving("over").allows("over");        // false
     * }</pre>
     */
    public boolean allows(String word) {
        return !word.isEmpty() && !reserved.contains(word);
    }

    /**
     * The event whose name has the given value in place of the variable.
     *
     * <pre>{@code
     * ServerEventPattern<Move> game = serverEvents("game:<event>", Move.class);
     * namespace.emit(game.named("move"), new Move(1, 2));                          // game:move
     * }</pre>
     *
     * @throws IllegalArgumentException if the value is not allowed, see {@link #allows}
     */
    public ServerEvent<P> named(String word) {
        if (!allows(word)) {
            throw new IllegalArgumentException("there is no " + name + " with \"" + word + "\"");
        }
        return new ServerEvent<>(prefix() + word, payload, name);
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerEventPattern<?> pattern
                && name.equals(pattern.name)
                && payload.equals(pattern.payload);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
