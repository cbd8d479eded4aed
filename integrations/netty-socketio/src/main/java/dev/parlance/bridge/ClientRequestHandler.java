package dev.parlance.bridge;

import com.corundumstudio.socketio.SocketIOClient;

/**
 * Answers a request. Runs on a handler thread and may block; the client's next event waits until it has returned.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface ClientRequestHandler<P, R> {
    /**
     * Answers the request.
     *
     * @param payload the payload, checked; null if the request has none
     * @return the answer; null for the dialect's empty success
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    R handle(SocketIOClient client, P payload) throws Exception;
}
