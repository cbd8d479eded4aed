package dev.parlance.socket;

/**
 * Stands between a client's CONNECT and the connected socket. Runs on a sign-in thread and may block, after the
 * authenticator, in the order of registration. On a namespace with an {@link Admission}, within {@link Socket#authenticate}.
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

    /**
     * The socket has connected. Called before all connect listeners, whichever was registered first; so they find a socket that
     * is disconnected here no longer connected. Does nothing unless it is implemented.
     *
     * <pre>{@code
     * namespace.use(new Middleware<>() {
     *     @Override
     *     public void connecting(Socket<Account> socket) {}
     *
     *     @Override
     *     public void connected(Socket<Account> socket) {
     *         if (maintenance.get()) {
     *             socket.disconnect();
     *         }
     *     }
     * });
     * }</pre>
     *
     * @throws Exception is logged, and changes nothing
     */
    default void connected(Socket<U> socket) throws Exception {}
}
