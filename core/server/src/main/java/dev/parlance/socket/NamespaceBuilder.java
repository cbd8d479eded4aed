package dev.parlance.socket;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Incubating;

/**
 * Configures a namespace before it is made; see {@link Server#namespaceBuilder}. For one thread.
 *
 * <pre>{@code
 * Namespace<Account> chats = server.namespaceBuilder("/chats")
 *         .authenticator(handshake -> accounts.verify(handshake.auth(Login.class).token()))
 *         .catalogues(CHATS)
 *         .unknownEvents(UnknownEvents.IGNORE)
 *         .build();
 * }</pre>
 *
 * @param <U> the application's type of a user
 */
public interface NamespaceBuilder<U extends User> {
    /**
     * Who may connect, and as whom; everybody as a {@link Guest} by default.
     *
     * @throws IllegalStateException if there is an {@link #admission}
     */
    <V extends User> NamespaceBuilder<V> authenticator(Authenticator<V> authenticator);

    /**
     * Lets clients connect without credentials, and sign in by an event: instead of an authenticator.
     *
     * <pre>{@code
     * Namespace<Account> chats = server.namespaceBuilder("/chats").admission(Admission.<Account>by(SIGN_IN)).build();
     * }</pre>
     *
     * @throws IllegalStateException if there is an authenticator
     */
    @Incubating
    <V extends User> NamespaceBuilder<V> admission(Admission<V> admission);

    /**
     * The catalogues of its events, which are all of one dialect; the server's by default, and none if none is named here. The
     * namespace speaks that dialect: in it, it answers events, refuses those that are invalid, unknown or refused by a
     * middleware, and whatever else it answers. Without any catalogue it is the standard dialect.
     *
     * @throws IllegalArgumentException if two have different dialects, or have an event of the same name that means something
     *     else, in a sentence that names both
     */
    NamespaceBuilder<U> catalogues(Catalogue... catalogues);

    /** What becomes of events that nobody handles; {@link UnknownEvents#ANSWER} by default. */
    NamespaceBuilder<U> unknownEvents(UnknownEvents unknownEvents);

    /**
     * Serves plain WebSockets, without Engine.IO and Socket.IO, at a path. Each is a socket of this namespace as those of Socket.IO
     * clients are: it has a user, data and rooms, audiences reach it, and limits, rates, heartbeat, send budget and reports are
     * the same. May be called for several paths.
     *
     * <pre>{@code
     * server.namespaceBuilder("/stream")
     *         .authenticator(handshake -> accounts.verify(String.valueOf(handshake.headers().first("Authorization"))))
     *         .webSocket("/api/v1/events", PlainFormat.typeAndData().oneWay())
     *         .build();
     * }</pre>
     *
     * <p><b>Opening.</b> The authenticator and the middlewares run before the upgrade is answered; there is no auth payload: what
     * identifies the user is in the request's URL and header fields, as a cookie or a token. Foreign origins are refused before
     * ({@code allowedOrigins}). Of subprotocols that the client offers the first is agreed on. A refusal is a response with the
     * object that a refused CONNECT has, {@code message} and {@code data}: 401 for {@link ConnectRefusedException}; 400, 403,
     * 404, 409, 429 or 503 by the code of a {@link dev.parlance.event.RefusedException}, else 401; what a {@link
     * dev.parlance.http.RequestRefusedException} says; 429 beyond the limits; 503 at the deadline; 500 if anything fails.
     *
     * <p><b>Events.</b> {@link PlainFormat} says how they travel. They are handled as those of other clients; since there are no
     * acks, a refusal goes out as the error event, if the event or the dialect has one. A request to the client fails with
     * {@link AckException.Reason#UNSUPPORTED}; one to an audience does not ask it. {@link Socket#encoding(PayloadEncoding)} has
     * no other encoding.
     *
     * <p><b>Closing.</b> {@link Socket#close(int, String)} closes it with a code. By itself the server closes with 1000 for
     * {@code disconnect()} and a missed pong, 1001 when it closes, 1003 for a binary message, 1007 for a text that is no event,
     * 1008 for anything on a stream that is one way, for a client that does not read, and for one connection too many, 1009 for
     * a message larger than {@code maxPayload}.
     *
     * @param path as that of {@link Server#webSocket}
     * @throws IllegalArgumentException if the path is taken, or cannot be one
     */
    @Incubating
    NamespaceBuilder<U> webSocket(String path, PlainFormat format);

    /**
     * Makes the namespace.
     *
     * @throws IllegalArgumentException if there is one of that name
     * @throws IllegalStateException if it has plain WebSockets and an {@link #admission}: those sign in before they are opened
     */
    Namespace<U> build();
}
