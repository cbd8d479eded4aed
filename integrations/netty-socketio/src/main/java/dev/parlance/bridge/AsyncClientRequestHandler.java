package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;
import java.util.concurrent.CompletionStage;

/**
 * Answers a request later. Called on a handler thread; when it has returned its stage, the client's next event starts.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface AsyncClientRequestHandler<P, R> {
    /**
     * Begins to answer the request.
     *
     * @param payload the payload, checked; null if the request has none
     * @return ends with the answer, or with the exception that a {@link ClientRequestHandler} would throw
     */
    CompletionStage<R> handle(SocketIOClient client, P payload) throws Exception;
}
