package dev.parlance.client;

import dev.parlance.event.Incubating;
import org.jspecify.annotations.Nullable;

/**
 * Receives an event of the server with its name, which is known at run time only.
 *
 * @param <P> what it carries
 */
@Incubating
@FunctionalInterface
public interface NamedEventListener<P extends @Nullable Object> {
    /**
     * An event has come.
     *
     * @param name its whole name
     * @param payload what it carries
     * @throws Exception what the client's error listeners receive
     */
    void received(String name, P payload) throws Exception;
}
