package dev.parlance.internal.server.socket;

import dev.parlance.socket.Authentication;
import dev.parlance.socket.User;
import java.util.Set;

/** How a socket gets its user after its client has connected; implemented where connections are. */
public interface UserEntry<U extends User> {
    /** The names of the events by which its client signs in. */
    Set<String> eventNames();

    /**
     * Checks the user and the credentials, and asks the namespace's middlewares, within the caps, whether the user that the socket has got may enter. Application code.
     *
     * @throws RuntimeException what refuses it; then {@link #cancel} does not follow
     */
    void check(LocalSocket<U> socket, Authentication<U> authentication);

    /** The user does not enter after all. */
    void cancel(U user);

    /**
     * Lets the socket enter its rooms with its user, and calls the connect listeners; later, on handler threads.
     *
     * @param answer is sent when it is in its rooms, and before any broadcast to them
     * @param rest is run after that
     */
    void enter(LocalSocket<U> socket, U user, Runnable answer, Runnable rest);
}
