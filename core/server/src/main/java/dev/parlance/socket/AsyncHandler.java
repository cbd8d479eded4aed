package dev.parlance.socket;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request later. Called on a handler thread; when it has returned its stage, the socket's next event starts.
 *
 * @param <U> the type of user it works for
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface AsyncHandler<U extends User, P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Begins to answer the request.
     *
     * @param payload the payload, checked; null if the request carries nothing
     * @return ends with the answer, or with the exception that a {@link RequestHandler} would throw
     */
    CompletionStage<R> handle(Socket<U> socket, P payload) throws Exception;
}
