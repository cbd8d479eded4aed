package dev.parlance.socket;

/**
 * Stands between a client's CONNECT and the connected socket. Runs on a handler thread and may block, after the
 * authenticator, in the order of registration.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface Middleware<U extends User> {
    /**
     * Lets the socket pass by returning. The socket is not connected yet: rooms that it joins and data that it gets
     * here count from the moment it is.
     *
     * @throws ConnectRefusedException to refuse with the application's message and data
     * @throws Exception any other refuses too, with a message that says nothing of it; it is logged
     */
    void connecting(Socket<U> socket) throws Exception;
}
