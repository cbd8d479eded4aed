package dev.parlance.socket;

/**
 * Hears of the end of sockets. Runs on a handler thread, once for each socket.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface DisconnectListener<U extends User> {
    void disconnected(Socket<? extends U> socket, DisconnectReason reason) throws Exception;
}
