package dev.parlance.internal.server.namespace;

import dev.parlance.event.Catalogue;
import dev.parlance.internal.server.listener.Vocabulary;
import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.UnknownEvents;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a namespace is configured with.
 *
 * @param vocabulary its catalogues and their dialect
 * @param unknownEvents what becomes of events that nobody handles
 * @param webSockets the paths of its plain WebSockets, and what they send and receive
 */
record NamespaceSettings(Vocabulary vocabulary, UnknownEvents unknownEvents, Map<String, PlainFormat> webSockets) {
    /** The same without plain WebSockets. */
    NamespaceSettings(Vocabulary vocabulary, UnknownEvents unknownEvents) {
        this(vocabulary, unknownEvents, Map.of());
    }

    /**
     * The same with catalogues.
     *
     * @param owner what is configured, as a sentence names it
     * @throws IllegalArgumentException if they do not go together
     */
    NamespaceSettings with(String owner, Catalogue... catalogues) {
        try {
            return new NamespaceSettings(Vocabulary.of(List.of(catalogues)), unknownEvents, webSockets);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(owner + ": " + e.getMessage(), e);
        }
    }

    NamespaceSettings with(UnknownEvents other) {
        return new NamespaceSettings(vocabulary, other, webSockets);
    }

    NamespaceSettings withWebSocket(String path, PlainFormat format) {
        Map<String, PlainFormat> more = new HashMap<>(webSockets);
        if (more.putIfAbsent(path, format) != null) {
            throw new IllegalArgumentException("the path " + path + " is taken already");
        }
        return new NamespaceSettings(vocabulary, unknownEvents, Map.copyOf(more));
    }
}
