package dev.parlance.client;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request of the server.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@Incubating
@FunctionalInterface
public interface ServerRequestHandler<P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Answers it.
     *
     * @param payload null for a request that carries nothing
     * @throws Exception what the client's error listeners receive; the server gets no answer
     */
    R answer(P payload) throws Exception;
}
