package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Is called for each session that has ended for good. Runs on a handler thread, once for each session, after the disconnect listeners
 * of its last socket.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
@Incubating
public interface SessionEndListener<U extends User> {
    /**
     * The session has ended.
     *
     * @throws Exception is logged; the other listeners are called
     */
    void ended(EndedSession<U> session) throws Exception;
}
