package dev.parlance.socket;

import dev.parlance.event.Limits;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.WebSocketEndpoint;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A Socket.IO server as an application sets it up: {@code ParlanceServer}, or the test kit's in memory. */
public interface Server {
    /**
     * The namespace of that name, without authentication: made by the first call, the same for each further one.
     *
     * @param name the name; a leading slash may be left out
     * @throws IllegalArgumentException if it was made with an authenticator
     */
    Namespace<Guest> namespace(String name);

    /**
     * Makes the namespace of that name, where an authenticator says who may connect.
     *
     * @throws IllegalArgumentException if it exists
     */
    <U extends User> Namespace<U> namespace(String name, Authenticator<U> authenticator);

    /**
     * Configures the namespace of that name: its authenticator, its catalogues and what becomes of unknown events. See
     * {@link NamespaceBuilder}.
     *
     * @param name the name; a leading slash may be left out
     * @throws IllegalArgumentException if no packet can carry the name
     */
    NamespaceBuilder<Guest> namespaceBuilder(String name);

    /**
     * Serves all namespaces whose name the predicate accepts, each made when the first client asks for it. A namespace
     * that was made by its name takes precedence; of several predicates the first registered counts.
     *
     * @param names which names, with the leading slash; must be fast and not block. For a pattern:
     *     {@code Pattern.compile("/project-[0-9]+").asMatchPredicate()}
     * @param keepWhenEmpty whether a namespace stays when its last socket has gone; otherwise it is removed, and made
     *     anew for the next
     * @param setUp registers listeners on each namespace that is made; runs on a handler thread before its first socket
     */
    <U extends User> void namespaces(
            Predicate<String> names,
            boolean keepWhenEmpty,
            Authenticator<U> authenticator,
            Consumer<? super Namespace<U>> setUp);

    /**
     * Answers plain HTTP requests on the server's port.
     *
     * @param path an exact path, or, with a slash at its end, a prefix; the longest registered prefix counts. It is
     *     decoded, and what is sent to Socket.IO's own path never comes here
     * @throws IllegalArgumentException if the path is taken or Socket.IO's own, does not begin with a slash, or has a query
     */
    void http(String path, HttpHandler handler);

    /**
     * Accepts plain WebSockets on the server's port.
     *
     * @param path as {@link #http}
     * @throws IllegalArgumentException as {@link #http}
     */
    void webSocket(String path, WebSocketEndpoint endpoint);

    /** What this server's features, and the application, have run later. The same each time. */
    Scheduler scheduler();

    /** JSON for this server's features, and the application. The same each time. */
    Json json();

    /** The limits of what its clients send; what features store is as long at most. */
    Limits limits();
}
