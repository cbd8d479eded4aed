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
     * Makes the namespace.
     *
     * @throws IllegalArgumentException if there is one of that name
     */
    Namespace<U> build();
}
