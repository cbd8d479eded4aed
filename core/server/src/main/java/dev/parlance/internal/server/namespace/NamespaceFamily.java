package dev.parlance.internal.server.namespace;

import dev.parlance.socket.Authenticator;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Namespaces that are made when a client asks for them.
 *
 * @param names which names belong to it
 * @param keepWhenEmpty whether a namespace stays when its last socket has gone
 * @param setUp registers listeners on each namespace that is made
 */
public record NamespaceFamily<U extends User>(
        Predicate<String> names,
        boolean keepWhenEmpty,
        Authenticator<U> authenticator,
        Consumer<? super Namespace<U>> setUp) {}
