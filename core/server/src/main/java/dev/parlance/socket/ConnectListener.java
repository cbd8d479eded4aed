package dev.parlance.socket;

/**
 * Is called for each socket that has connected. Runs on a sign-in thread; the socket's events wait until it has
 * returned.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface ConnectListener<U extends User> {
    /**
     * The socket has connected.
     *
     * @throws Exception is logged; the socket stays connected
     */
    void connected(Socket<U> socket) throws Exception;
}
