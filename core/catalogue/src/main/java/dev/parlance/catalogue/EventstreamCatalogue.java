package dev.parlance.catalogue;

import dev.parlance.catalogue.eventstream.EventstreamEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ConnectionInfo;
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
    public static final Catalogue EVENTSTREAM = Catalogue.of("eventstream", Dialect.STANDARD, EventstreamEvents.class)
            .connection(ConnectionInfo.webSocket(PATH)
                    .withCredentials(
                            "a session cookie, or `Authorization: Bearer`, in the request of the upgrade; else it is"
                                    + " answered 401")
                    .withCloseCode(1000, "the server has disconnected the client; it is not to connect again by itself")
                    .withCloseCode(1001, "the server shuts down; connect again")
                    .withCloseCode(1008, "the client has sent something, or has too many connections")
                    .withCloseCode(1013, "what the client may see cannot be found out now; connect again later"));

    private EventstreamCatalogue() {}
}
