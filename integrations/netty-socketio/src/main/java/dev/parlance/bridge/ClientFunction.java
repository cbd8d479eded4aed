package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;

/**
 * A {@link ClientRequestHandler} of a request that carries nothing.
 *
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface ClientFunction<R> {
    /**
     * Answers the request.
     *
     * @return the answer; null for the dialect's empty success
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    R apply(SocketIOClient client) throws Exception;
}
