package dev.parlance.client;

import dev.parlance.event.Incubating;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Answers a request of the server later.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
@Incubating
@FunctionalInterface
public interface AsyncServerRequestHandler<P extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Begins to answer it. The listeners of what comes after it do not wait for the answer.
     *
     * @param payload null for a request that carries nothing
     * @throws Exception what the client's error listeners receive; the server gets no answer
     */
    CompletionStage<? extends R> answer(P payload) throws Exception;
}
