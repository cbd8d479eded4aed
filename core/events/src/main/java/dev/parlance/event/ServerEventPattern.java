package dev.parlance.event;

import java.util.Set;

/**
 * Events from the server without an answer whose names are only known at run time: {@code custom:<event>} stands for all
 * events that begin with {@code custom:}. {@code PATTERN.named("move")} is the event to send.
 *
 * @param <P> the payload's type, the same for all of them
 * @param name the pattern: a prefix, then a variable in angle brackets
 * @param payload the payload's type and shape
 * @param reserved the values that the variable must not have
 */
public record ServerEventPattern<P>(String name, Payload<P> payload, Set<String> reserved) implements Event<P> {
    public ServerEventPattern {
        int variable = name.indexOf('<');
        if (variable < 1 || !name.endsWith(">")) {
            throw new IllegalArgumentException("\"" + name + "\" is not a pattern such as custom:<event>");
        }
        reserved = Set.copyOf(reserved);
    }

    /** Events with one argument. */
    public static <P> ServerEventPattern<P> serverEvents(String pattern, Class<P> payload) {
        return new ServerEventPattern<>(pattern, Payload.of(payload), Set.of());
    }

    /** This pattern without the given values, such as those that would form the name of another event. */
    public ServerEventPattern<P> reserving(String... words) {
        return new ServerEventPattern<>(name, payload, Set.of(words));
    }

    /** The text before the variable. */
    public String prefix() {
        return name.substring(0, name.indexOf('<'));
    }

    /** Whether the variable may have a value: it is neither empty nor reserved. */
    public boolean allows(String word) {
        return !word.isEmpty() && !reserved.contains(word);
    }

    /**
     * The event whose name has the given value in place of the variable.
     *
     * @throws IllegalArgumentException if the value is not allowed, see {@link #allows}
     */
    public ServerEvent<P> named(String word) {
        if (!allows(word)) {
            throw new IllegalArgumentException("there is no " + name + " with \"" + word + "\"");
        }
        return new ServerEvent<>(prefix() + word, payload);
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public String toString() {
        return name;
    }
}
