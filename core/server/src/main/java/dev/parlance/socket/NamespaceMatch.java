package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * The name of a namespace that a client has asked for, as a {@link ParentNamespace}'s pattern has matched it. The text is the
 * client's. Immutable.
 */
public interface NamespaceMatch {
    /** The whole name, with the leading slash. */
    String name();

    /**
     * What a group of the pattern has matched: of {@code /project-([0-9]+)} group 1 is the number. Group 0 is the whole name.
     *
     * @return null if the group has not taken part in the match
     * @throws IndexOutOfBoundsException if the pattern has no such group; of a predicate there is group 0 only
     */
    @Nullable
    String group(int number);

    /**
     * The same of a named group: {@code /project-(?<id>[0-9]+)}.
     *
     * @return null if the group has not taken part in the match
     * @throws IllegalArgumentException if the pattern has no such group
     */
    @Nullable
    String group(String name);
}
