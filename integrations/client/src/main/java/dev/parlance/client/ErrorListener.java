package dev.parlance.client;

import dev.parlance.event.Incubating;

/** Receives what goes wrong with an event, where nobody else is told. */
@Incubating
@FunctionalInterface
public interface ErrorListener {
    /**
     * Something has gone wrong.
     *
     * @param event the event's name
     * @param error an {@link InvalidPayloadException}, what a listener or a handler has thrown, or why an event was not sent
     */
    void failed(String event, Throwable error);
}
