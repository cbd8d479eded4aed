package dev.parlance.internal.server.namespace;

import dev.parlance.socket.PlainFormat;
import dev.parlance.socket.User;

/** Where a server serves plain WebSockets. */
public interface WebSocketPaths {
    /**
     * Checks that something can be served there.
     *
     * @throws IllegalArgumentException if not, in a sentence
     */
    void check(String path);

    /** Serves those of a namespace at a path that was checked. */
    <U extends User> void add(String path, PlainFormat format, String name, RequestedNamespace<U> namespace);
}
