package dev.parlance.socket;

import org.jspecify.annotations.Nullable;

/**
 * Answers a request. Runs on a handler thread and may block; the socket's next event waits until it has returned.
 *
 * @param <U> the type of user it works for
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@FunctionalInterface
public interface RequestHandler<U extends User, P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Answers the request.
     *
     * @param payload the payload, checked; null if the request carries nothing
     * @return the answer; null for the dialect's empty success
     * @throws dev.parlance.event.RefusedException to refuse it
     * @throws Exception any other is logged and answered {@code server-error}, without its text
     */
    R handle(Socket<U> socket, P payload) throws Exception;
}
