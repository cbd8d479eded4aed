package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import java.util.concurrent.CompletionStage;

/**
 * Receives an event that has no answer, and ends later. Called on a handler thread; when it has returned its stage, the client's
 * next event starts.
 *
 * @param <P> the payload's type
 */
@FunctionalInterface
public interface AsyncClientEventHandler<P> {
    /**
     * Begins to take the event.
     *
     * @param payload the payload, checked; null if the event has none
     * @return ends when it is done, or with the exception that a {@link ClientEventHandler} would throw
     */
    CompletionStage<?> handle(SocketIOClient client, P payload) throws Exception;
}
