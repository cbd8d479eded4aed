package dev.parlance.catalogue.platform.presence;

import dev.parlance.catalogue.platform.UserPayload;
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
 * the user in the scope), and cleans up after a server that died: it removes that server's connections, and ends their
 * departures, and those that the server had begun, with the {@code end} of the family's feature.
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
}
