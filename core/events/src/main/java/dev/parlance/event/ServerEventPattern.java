package dev.parlance.event;

import java.util.Set;

/**
 * Events that the server sends, without an answer, and whose names are only known when it runs: {@code custom:<event>}
 * stands for all that begin with {@code custom:}. Of it the event is made that is sent: {@code PATTERN.named("move")}.
 *
 * @param <P> the payload's type, the same for all of them
 * @param name the pattern: a text, then what varies in angle brackets
 * @param payload what they carry
 * @param reserved what must not stand in the place of what varies
 */
public record ServerEventPattern<P>(String name, Payload<P> payload, Set<String> reserved) implements Event<P> {
    public ServerEventPattern {
        int variable = name.indexOf('<');
        if (variable < 1 || !name.endsWith(">")) {
            throw new IllegalArgumentException("\"" + name + "\" is no pattern such as custom:<event>");
        }
        reserved = Set.copyOf(reserved);
    }

    /** Events with one argument of that type. */
    public static <P> ServerEventPattern<P> serverEvents(String pattern, Class<P> payload) {
        return new ServerEventPattern<>(pattern, Payload.of(payload), Set.of());
    }

    /** The same, but for those: for what would be the name of another event. */
    public ServerEventPattern<P> reserving(String... words) {
        return new ServerEventPattern<>(name, payload, Set.of(words));
    }

    /** The text before what varies. */
    public String prefix() {
        return name.substring(0, name.indexOf('<'));
    }

    /** Whether there is an event of that kind: the word is neither empty nor reserved. */
    public boolean allows(String word) {
        return !word.isEmpty() && !reserved.contains(word);
    }

    /**
     * The event that is called so, after the prefix.
     *
     * @throws IllegalArgumentException if there is none: see {@link #allows}
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
