package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.Limits;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.WebSocketEndpoint;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A Socket.IO server as an application sets it up: {@code ParlanceServer}, or the test kit's in memory. */
public interface Server {
    /**
     * The namespace of that name, without authentication: made by the first call, the same for each further one.
     *
     * <pre>{@code
     * server.namespace("/news").onConnect(socket -> log.info("{} reads the news", socket.id()));
     * }</pre>
     *
     * @param name the name; a leading slash may be left out
     * @throws IllegalArgumentException if it was made with an authenticator
     */
    Namespace<Guest> namespace(String name);

    /**
     * Makes the namespace of that name, where an authenticator says who may connect.
     *
     * <pre>{@code
     * Namespace<Account> chats = server.namespace(
     *         "/chats", handshake -> accounts.verify(handshake.auth(Login.class).token()));
     * }</pre>
     *
     * @throws IllegalArgumentException if it exists
     */
    <U extends User> Namespace<U> namespace(String name, Authenticator<U> authenticator);

    /**
     * Configures the namespace of that name: its authenticator, its catalogues and what becomes of unknown events. See
     * {@link NamespaceBuilder}.
     *
     * <pre>{@code
     * Namespace<Guest> news = server.namespaceBuilder("/news").unknownEvents(UnknownEvents.IGNORE).build();
     * }</pre>
     *
     * @param name the name; a leading slash may be left out
     * @throws IllegalArgumentException if no packet can carry the name
     */
    NamespaceBuilder<Guest> namespaceBuilder(String name);

    /**
     * Serves all namespaces whose whole name matches a pattern, each made when the first client asks for it. The pattern's
     * groups tell which one it is. A namespace that was made by its name takes precedence; of several patterns the first that
     * was built counts.
     *
     * <pre>{@code
     * ParentNamespace<Account> rooms = server.parentNamespace(Pattern.compile("/chat-(?<id>[0-9]+)"))
     *         .authenticator((handshake, match) -> new Account(handshake.auth(Login.class).token()))
     *         .onCreated((chat, match) -> chat.onConnect(socket -> socket.join(CHAT.room(match.group("id")))))
     *         .build();
     * }</pre>
     *
     * @throws IllegalArgumentException if the pattern matches no name that begins with a slash
     */
    ParentNamespaceBuilder<Guest> parentNamespace(Pattern names);

    /**
     * The same for names that a predicate accepts. Of several servers that are connected, each must build its parent
     * namespaces with predicates in the same order: by it they know each other's.
     *
     * @param names which names, with the leading slash; must be fast and not block
     */
    ParentNamespaceBuilder<Guest> parentNamespace(Predicate<String> names);

    /** All namespaces that there are now: a copy. Those made by their names, and the children of parent namespaces. */
    Collection<Namespace<?>> namespaces();

    /**
     * Adds a listener that is called with each namespace: at once with those that there are, and with each that is made later
     * before any client can connect to it, children of parent namespaces too, after {@link ParentNamespaceBuilder#onCreated}.
     * Called with one after another; must be fast, and not block. {@link Namespace#onClose} reports the end of one.
     *
     * <pre>{@code
     * server.onNamespace(namespace -> namespace.onConnect(socket -> log.info("{} is on {}", socket.id(), namespace.name())));
     * }</pre>
     */
    @Incubating
    Registration onNamespace(Consumer<? super Namespace<?>> listener);

    /**
     * Answers plain HTTP requests on the server's port.
     *
     * <pre>{@code
     * server.http("/health", request -> HttpResponse.text(200, "fine"));
     * }</pre>
     *
     * @param path an exact path, or, with a slash at its end, a prefix; the longest registered prefix counts. It is
     *     decoded, and what is sent to Socket.IO's own path never comes here
     * @throws IllegalArgumentException if the path is taken or Socket.IO's own, does not begin with a slash, or has a query
     */
    void http(String path, HttpHandler handler);

    /**
     * Accepts plain WebSockets on the server's port.
     *
     * <pre>{@code
     * server.webSocket("/feed", request -> new WebSocketListener() {
     *     @Override
     *     public void opened(WebSocketConnection connection) {
     *         connection.send("hello");
     *     }
     * });
     * }</pre>
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

    /**
     * Revokes credentials of users, sessions and tokens. The same each time.
     *
     * <pre>{@code
     * server.revocations().revoke(Revocation.ofUser("ada"));
     * }</pre>
     */
    @Incubating
    Revocations revocations();

    /**
     * Whether clients can connect, or the server is closing. {@link HealthHandler} serves it.
     *
     * <pre>{@code
     * if (server.state() == ServerState.READY) {
     *     log.info("clients can connect");
     * }
     * }</pre>
     */
    ServerState state();

    /**
     * What the server has and does now. Cheap enough to be asked every second: it counts connections and rooms one by one, and
     * blocks nobody.
     *
     * <pre>{@code
     * if (server.statistics().connections() > 50_000) {
     *     log.info("time for another server");
     * }
     * }</pre>
     */
    @Incubating
    ServerStatistics statistics();
}
