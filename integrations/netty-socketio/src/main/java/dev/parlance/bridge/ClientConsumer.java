package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;

/** A {@link ClientEventHandler} of an event that carries nothing. */
@FunctionalInterface
public interface ClientConsumer {
    /**
     * Takes the event.
     *
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    void accept(SocketIOClient client) throws Exception;
}
