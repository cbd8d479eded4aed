package dev.parlance.socket;

/**
 * Is called for each socket that has disconnected. Runs on a handler thread, once for each socket.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface DisconnectListener<U extends User> {
    /**
     * The socket has disconnected, for that reason.
     *
     * @throws Exception is logged; the other listeners are called
     */
    void disconnected(Socket<U> socket, DisconnectReason reason) throws Exception;
}
