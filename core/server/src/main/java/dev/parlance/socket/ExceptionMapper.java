package dev.parlance.socket;

import dev.parlance.event.Incubating;
import dev.parlance.event.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * Says with what exceptions are refused, on all namespaces of a server. It is asked about those for which a namespace has no
 * {@link Namespace#refuse} of its own, wherever they are thrown: by handlers, now or later, by middleware, and by authenticators.
 *
 * <pre>{@code
 * ParlanceServer server = ParlanceServer.builder()
 *         .exceptionMapper(thrown -> thrown instanceof ChatClosedException
 *                 ? RefusedException.conflict("the chat is closed")
 *                 : null)
 *         .build();
 * }</pre>
 *
 * <p>Several threads may call it at the same time. It must be fast and not block.
 */
@Incubating
@FunctionalInterface
public interface ExceptionMapper {
    /**
     * The refusal for an exception. What this throws is logged, and the client answered {@code server-error}.
     *
     * @param thrown without the {@code CompletionException} that a future may have around it
     * @return null if it says nothing of this one: then the next mapper is asked. What no mapper knows is logged, and the client is
     *     answered {@code server-error}
     */
    @Nullable
    RefusedException refuse(Exception thrown);
}
