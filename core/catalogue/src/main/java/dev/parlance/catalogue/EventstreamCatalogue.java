package dev.parlance.catalogue;

import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;

/** The eventstream catalogue: messages and rooms, sent one way over a plain WebSocket. */
public final class EventstreamCatalogue {
    /** All its events. No client sends any, so nothing is answered. */
    public static final Catalogue EVENTSTREAM = Catalogue.of("eventstream", Dialect.STANDARD, EventstreamEvents.class);

    private EventstreamCatalogue() {}
}
