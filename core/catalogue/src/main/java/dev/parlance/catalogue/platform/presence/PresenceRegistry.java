package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Registration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Which users are present in which scopes, over all connections of a user. Decides which connection was the first and which
 * the last. Methods may block; used by many threads.
 *
 * <p>Others are notified of a decision by a {@code Runnable}, which sends and does not block. For one user in one scope
 * these run one after another, in the order of the decisions, each before its method returns, so that the last notification
 * is always right. An implementation for several servers keeps this order over all of them (for instance with a lock for
 * the user in the scope), and cleans up after a server that died: it removes that server's connections, and has their
 * departures, and those that the server had begun, ended by the features that {@linkplain #listen listen} on another.
 *
 * <p>What cannot be stored now, since the store cannot be reached, fails as {@code StoreFailures} says; except that
 * {@link #leave} and {@link #end} of an implementation that can make up for it later may do so, by its listeners.
 *
 * <p>{@link InMemoryPresence} knows one server.
 */
public interface PresenceRegistry {
    /**
     * Adds a connection of a user to a scope. If it is there already, only the user and the time are updated.
     *
     * @param connectionId identifies the connection, over all servers
     * @param arrived runs if the user was absent: with no connection there, and no departure that has not ended
     */
    void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived);

    /**
     * Removes a connection of a user from a scope. If it was the last, the user stays present until {@link #end}. Does
     * nothing if it is not there.
     *
     * @return the departure that this begins, a greater number than any before; empty if the user has other connections
     *     there, or this one was not there
     */
    OptionalLong leave(PresenceScope scope, String userId, String connectionId);

    /**
     * Ends a departure: the user is absent, unless one of their connections has been added since, or the departure has
     * ended before.
     *
     * @param departure what {@link #leave} returned
     * @param gone runs if the user is absent now
     */
    void end(PresenceScope scope, String userId, long departure, Runnable gone);

    /** A user was active; does nothing if they are not in that scope, or were active later. */
    void touch(PresenceScope scope, String userId, Instant at);

    /** The users who are present in a scope, ordered by id; those whose departure has not ended are among them. */
    List<PresentUser> users(PresenceScope scope);

    /**
     * Has a feature do what no call of this server causes: for implementations that several servers share. One of a single
     * server has nothing to say.
     */
    @Incubating
    default Registration listen(Listener listener) {
        return () -> {};
    }

    /** A feature that is present on this server. Called by threads of the registry; may call it. */
    @Incubating
    interface Listener {
        /** Whether that scope is one of its. */
        boolean isFor(PresenceScope scope);

        /**
         * A departure is open that nobody will end: its server has died, or could not reach the store. End it with {@link
         * PresenceRegistry#end}.
         */
        void abandoned(PresenceScope scope, UserPayload user, long departure);

        /**
         * A connection of this server is no longer stored, as other servers took this one for dead, or the store has lost
         * it. Enter it again if it is still there.
         */
        void lost(PresenceScope scope, String userId, String connectionId);
    }
}
