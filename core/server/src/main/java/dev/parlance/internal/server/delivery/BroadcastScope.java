package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.server.event.OutgoingEvent;

/**
 * Whom a broadcast reaches, and how.
 *
 * @param onlyLocal whether the other servers are left out
 * @param isVolatile whether it may be dropped
 */
record BroadcastScope(Selection selection, boolean onlyLocal, boolean isVolatile) {

    BroadcastScope with(Selection other) {
        return new BroadcastScope(other, onlyLocal, isVolatile);
    }

    /** The event as the adapter takes it. */
    Broadcast broadcast(OutgoingEvent event) {
        return new Broadcast(selection, event.name(), event.plainArguments(), isVolatile);
    }
}
