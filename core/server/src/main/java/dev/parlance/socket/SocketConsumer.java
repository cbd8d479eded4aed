package dev.parlance.socket;

/**
 * Receives an event that carries nothing, and has no answer. Runs as an {@link EventHandler} does.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
public interface SocketConsumer<U extends User> {
    /**
     * Takes the event.
     *
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    void accept(Socket<U> socket) throws Exception;
}
