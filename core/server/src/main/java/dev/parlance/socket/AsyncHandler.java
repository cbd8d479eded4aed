package dev.parlance.socket;

import java.util.concurrent.CompletionStage;

/**
 * Answers a request later. Called on a handler thread; when it has returned its stage, the socket's next event starts.
 *
 * @param <U> the type of user it works for
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface AsyncHandler<U extends User, P, R> {
    /**
     * Begins to answer the request.
     *
     * @param payload the payload, checked; null if the request has none
     * @return ends with the answer, or with the exception that a {@link RequestHandler} would throw
     */
    CompletionStage<R> handle(Socket<U> socket, P payload) throws Exception;
}
