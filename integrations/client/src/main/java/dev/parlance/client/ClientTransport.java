package dev.parlance.client;

import dev.parlance.event.Incubating;

/** How a client's connection travels. */
@Incubating
public enum ClientTransport {
    /** HTTP requests; with {@link #WEBSOCKET} after it, the connection begins so and is upgraded. */
    POLLING("polling"),
    /** A WebSocket. */
    WEBSOCKET("websocket");

    private final String transport;

    ClientTransport(String transport) {
        this.transport = transport;
    }

    /** Its name in Engine.IO. */
    String transport() {
        return transport;
    }
}
