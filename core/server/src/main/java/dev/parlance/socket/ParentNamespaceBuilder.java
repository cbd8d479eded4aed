package dev.parlance.socket;

import dev.parlance.event.Catalogue;
import dev.parlance.event.RefusedException;
import java.util.function.Function;

/**
 * Configures namespaces that are made when clients ask for them; see
 * {@link Server#parentNamespace(java.util.regex.Pattern)}. For one thread.
 *
 * @param <U> the application's type of a user
 */
public interface ParentNamespaceBuilder<U extends User> {
    /**
     * Who may connect, and as whom; everybody as a {@link Guest} by default. It is asked before the namespace is made: a client
     * that it refuses makes none.
     *
     * @throws IllegalStateException if {@link #onCreated} was given before, for another type of user
     */
    <V extends User> ParentNamespaceBuilder<V> authenticator(MatchAuthenticator<V> authenticator);

    /** The same, for an authenticator that does not look at the match. */
    default <V extends User> ParentNamespaceBuilder<V> authenticator(Authenticator<V> authenticator) {
        return authenticator((handshake, match) -> authenticator.authenticate(handshake));
    }

    /**
     * The catalogues of the children, as {@link NamespaceBuilder#catalogues}.
     *
     * @throws IllegalArgumentException if they do not go together, in a sentence that names two
     */
    ParentNamespaceBuilder<U> catalogues(Catalogue... catalogues);

    /** What becomes of events that nobody handles; {@link UnknownEvents#ANSWER} by default. */
    ParentNamespaceBuilder<U> unknownEvents(UnknownEvents unknownEvents);

    /**
     * Refuses with that what the authenticator, {@link #onCreated} or anything in a child throws, as {@link Namespace#refuse}
     * does in one namespace; what a child is given itself goes before.
     *
     * @throws IllegalArgumentException as {@link Namespace#refuse}
     */
    <E extends Exception> ParentNamespaceBuilder<U> refuse(
            Class<E> type, Function<? super E, RefusedException> refusal);

    /** Keeps children that have no sockets; by default they are removed, and made anew for the next client. */
    ParentNamespaceBuilder<U> keepEmpty();

    /** Sets each child up when it is made; nothing by default. */
    ParentNamespaceBuilder<U> onCreated(NamespaceSetUp<U> setUp);

    /**
     * From now on clients can ask for the children. A namespace that was made by its name takes precedence; of several patterns
     * that match a name, the first that was built counts.
     *
     * @throws IllegalArgumentException if there is one with that pattern
     */
    ParentNamespace<U> build();
}
