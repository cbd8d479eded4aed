package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * Answers a request that carries nothing. Runs as a {@link RequestHandler} does.
 *
 * @param <U> the type of user it works for
 * @param <R> the answer's type, or that of a stage that ends with it
 */
@FunctionalInterface
public interface SocketFunction<U extends User, R extends @Nullable Object> {
    /**
     * Answers the request.
     *
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    R apply(Socket<U> socket) throws Exception;
}
