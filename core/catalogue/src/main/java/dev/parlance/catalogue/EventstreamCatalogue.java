package dev.parlance.catalogue;

import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.socket.PlainFormat;

/** The eventstream catalogue: messages and rooms, sent one way over a plain WebSocket. */
public final class EventstreamCatalogue {
    /** The name of the namespace whose sockets the streams are, unless an application has another. */
    public static final String NAMESPACE = "/eventstream";

    /** The path that its clients open their WebSocket at. */
    public static final String PATH = "/api/v1/events";

    /** How its events travel: each is a text <code>{"type": …, "data": …}</code>; a client that sends anything is closed with 1008. */
    public static final PlainFormat FORMAT = PlainFormat.typeAndData().oneWay();

    /** All its events. No client sends any, so nothing is answered. */
    public static final Catalogue EVENTSTREAM = Catalogue.of("eventstream", Dialect.STANDARD, EventstreamEvents.class);

    private EventstreamCatalogue() {}
}
