package dev.parlance.socket;

/**
 * Sees each event that a client sends before its listeners do. Runs in the event's place in the socket's order, on a
 * handler thread, and may block.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface EventMiddleware<U extends User> {
    /**
     * Lets the event pass by returning.
     *
     * @throws dev.parlance.event.RefusedException to refuse it: the client is answered, no listener is called
     * @throws Exception any other refuses it too, as {@code server-error}; it is logged
     */
    void incoming(Socket<U> socket, IncomingEvent event) throws Exception;
}
