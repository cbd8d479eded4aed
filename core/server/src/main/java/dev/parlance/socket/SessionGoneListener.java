package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Is called for each session that this server has no longer: it has ended, or its client has come back on another server, which shares
 * sessions with this one. Runs on a handler thread, once for each session on each server that had it, after the disconnect listeners of
 * its last socket there.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
@Incubating
public interface SessionGoneListener<U extends User> {
    /**
     * The session is not here any more.
     *
     * @param socketId the public id of its sockets
     * @param data what the application has kept with its last socket
     * @throws Exception is logged; the other listeners are called
     */
    void gone(String socketId, U user, DataMap data) throws Exception;
}
