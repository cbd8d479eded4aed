package dev.parlance.internal.server.namespace;

import dev.parlance.event.Catalogue;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.socket.UnknownEvents;
import java.util.List;

/**
 * What a namespace is configured with.
 *
 * @param vocabulary its catalogues and their dialect
 * @param unknownEvents what becomes of events that nobody handles
 */
record NamespaceSettings(Vocabulary vocabulary, UnknownEvents unknownEvents) {
    /**
     * The same with catalogues.
     *
     * @param owner what is configured, as a sentence names it
     * @throws IllegalArgumentException if they do not go together
     */
    NamespaceSettings with(String owner, Catalogue... catalogues) {
        try {
            return new NamespaceSettings(Vocabulary.of(List.of(catalogues)), unknownEvents);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(owner + ": " + e.getMessage(), e);
        }
    }

    NamespaceSettings with(UnknownEvents other) {
        return new NamespaceSettings(vocabulary, other);
    }
}
