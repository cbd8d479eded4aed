package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * Decides whether a client that has come back may still be in a room in which it was. Runs on a sign-in thread, after authenticator
 * and middlewares; may block as they may.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
@Incubating
public interface RejoinCheck<U extends User> {
    /**
     * Whether the socket may be in the room. If not, it neither joins it nor receives what was sent to it meanwhile.
     *
     * @param socket is about to connect; its data and its id are not those of its session yet
     * @throws Exception counts as no, and is logged
     */
    boolean mayRejoin(Socket<U> socket, Room room) throws Exception;
}
