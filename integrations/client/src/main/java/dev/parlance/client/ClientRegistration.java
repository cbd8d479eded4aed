package dev.parlance.client;

import dev.parlance.event.Incubating;

/** A listener or handler of a client that can be removed. */
@Incubating
@FunctionalInterface
public interface ClientRegistration {
    /** Removes it: an event that arrives from now on does not reach it. Does nothing the second time. */
    void remove();
}
