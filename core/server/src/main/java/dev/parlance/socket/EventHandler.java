package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * Receives an event that has no answer. Runs on a handler thread and may block; the socket's next event waits until it
 * has returned.
 *
 * @param <U> the type of user it works for
 * @param <P> the payload's type
 */
@FunctionalInterface
public interface EventHandler<U extends User, P extends @Nullable Object> {
    /**
     * Takes the event.
     *
     * @param payload the payload, checked; null if the event carries nothing
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    void handle(Socket<U> socket, P payload) throws Exception;
}
