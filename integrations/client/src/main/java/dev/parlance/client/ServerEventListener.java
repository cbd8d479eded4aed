package dev.parlance.client;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * Receives an event of the server.
 *
 * @param <P> the payload's type
 */
@Incubating
@FunctionalInterface
public interface ServerEventListener<P extends @Nullable Object> {
    /**
     * An event has come.
     *
     * @param payload null for an event that carries nothing
     * @throws Exception what the client's error listeners receive
     */
    void received(P payload) throws Exception;
}
