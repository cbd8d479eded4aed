package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SequenceNumber;
import dev.parlance.internal.server.event.OutgoingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Whom a broadcast reaches, and how.
 *
 * @param others the other servers
 * @param isLocal whether they are left out
 * @param isVolatile whether it may be dropped
 * @param number its number in a sequence; null for none
 */
record BroadcastScope(
        Selection selection,
        OtherServers others,
        boolean isLocal,
        boolean isVolatile,
        @Nullable SequenceNumber number) {
    BroadcastScope(Selection selection, OtherServers others, boolean isLocal, boolean isVolatile) {
        this(selection, others, isLocal, isVolatile, null);
    }

    /** Whether others are to be asked. They are not for nobody, which other servers may take for everyone. */
    boolean reachesOthers() {
        return !isLocal && !others.isEmpty() && !selection.isNobody();
    }

    BroadcastScope with(Selection other) {
        return new BroadcastScope(other, others, isLocal, isVolatile, number);
    }

    BroadcastScope local() {
        return new BroadcastScope(selection, others, true, isVolatile, number);
    }

    BroadcastScope asVolatile() {
        return new BroadcastScope(selection, others, isLocal, true, number);
    }

    BroadcastScope numbered(@Nullable SequenceNumber other) {
        return new BroadcastScope(selection, others, isLocal, isVolatile, other);
    }

    /** The event as the adapter takes it. */
    Broadcast broadcast(OutgoingEvent event) {
        return new Broadcast(selection, event.name(), event.plainArguments(), isVolatile, number);
    }
}
