package dev.parlance.socket;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Handles an event that has no answer, and ends later. Called on a handler thread; when it has returned its stage, the
 * socket's next event starts.
 *
 * @param <U> the type of user it works for
 * @param <P> the payload's type
 */
@FunctionalInterface
public interface AsyncEventHandler<U extends User, P extends @Nullable Object> {
    /**
     * Begins to handle the event.
     *
     * @param payload the payload, checked; null if the event carries nothing
     * @return ends when the event is handled, or with the exception that an {@link EventHandler} would throw; its value
     *     is not used
     */
    CompletionStage<?> handle(Socket<U> socket, P payload) throws Exception;
}
