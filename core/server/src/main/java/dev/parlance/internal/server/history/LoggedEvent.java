package dev.parlance.internal.server.history;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.Selection;
import dev.parlance.internal.server.event.OutgoingEvent;

/**
 * An event that was broadcast.
 *
 * @param offset its place
 * @param selection to whom
 * @param event the event as it was sent, with its offset
 * @param nanoTime when, on the timers' clock
 */
public record LoggedEvent(Offset offset, Selection selection, OutgoingEvent event, long nanoTime) {
    /** What an entry takes beside its event; an estimate. */
    private static final int OWN_BYTES = 200;

    /** How many bytes it takes; an estimate. */
    long bytes() {
        return OWN_BYTES + event.size();
    }
}
