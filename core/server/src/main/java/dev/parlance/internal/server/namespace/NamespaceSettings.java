package dev.parlance.internal.server.namespace;

import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.socket.UnknownEvents;

/**
 * What a namespace is configured with.
 *
 * @param vocabulary its catalogues and their dialect
 * @param unknownEvents what becomes of events that nobody handles
 */
record NamespaceSettings(Vocabulary vocabulary, UnknownEvents unknownEvents) {
    NamespaceSettings with(Vocabulary other) {
        return new NamespaceSettings(other, unknownEvents);
    }

    NamespaceSettings with(UnknownEvents other) {
        return new NamespaceSettings(vocabulary, other);
    }
}
