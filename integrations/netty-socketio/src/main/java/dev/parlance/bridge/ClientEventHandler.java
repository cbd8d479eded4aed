package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;

/**
 * Receives an event that has no answer. Runs on a handler thread and may block; the client's next event waits until it has
 * returned.
 *
 * @param <P> the payload's type
 */
@FunctionalInterface
public interface ClientEventHandler<P> {
    /**
     * Takes the event.
     *
     * @param payload the payload, checked; null if the event has none
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    void handle(SocketIOClient client, P payload) throws Exception;
}
