package dev.parlance.catalogue.platform;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * Who is where, over all connections of a user. Decides which connection was the first and which the last. Methods may
 * block; used by many threads.
 *
 * <p>Others hear of a decision by a {@code Runnable}, which sends and does not block. For one user in one place these run one
 * after another, in the order of the decisions, each before its method returns: so what others have heard last is how it
 * is. An implementation for several servers keeps that order over all of them (a lock for the user in the place, say), and
 * sees to what a server that died has left behind: it takes that server's connections away, and ends their departures, and
 * those that the server had begun, with the {@code end} of the family's feature.
 *
 * <p>{@link InMemoryPresence} knows one server.
 */
public interface PresenceRegistry {
    /**
     * A connection of a user is in a place from now on. For one that is there already, only the user and the time are
     * noted.
     *
     * @param connectionId tells connections apart, over all servers
     * @param arrived runs if others do not take him to be there: none of his connections was, and no departure of his
     *     waits for its end
     */
    void enter(Place place, UserPayload user, String connectionId, Instant at, Runnable arrived);

    /**
     * A connection of a user is in a place no longer. If it was the last, others still take him to be there until
     * {@link #end}. Does nothing if it is not there.
     *
     * @return the departure that this begins, a greater number than any before; empty if he has other connections there,
     *     or if this was none
     */
    OptionalLong leave(Place place, String userId, String connectionId);

    /**
     * Ends a departure: the user is no longer in the place, unless a connection of his has come since, or the departure
     * has ended before.
     *
     * @param departure what {@link #leave} returned
     * @param gone runs if he is not there any more
     */
    void end(Place place, String userId, long departure, Runnable gone);

    /** A user has given a sign of life; does nothing if he is not in that place, or was seen later. */
    void touch(Place place, String userId, Instant at);

    /** Those whom others take to be in a place, by their ids in order; whose departure has not ended is among them. */
    List<Attendee> attendees(Place place);
}
