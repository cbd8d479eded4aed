package dev.parlance.socket;

import dev.parlance.event.Incubating;

/** How a client is connected: by a transport of Engine.IO, or without it. */
public enum Transport {
    /** HTTP long-polling. */
    POLLING,
    /** WebSocket. */
    WEBSOCKET,
    /** A plain WebSocket, without Engine.IO and Socket.IO: see {@link NamespaceBuilder#webSocket}. */
    @Incubating
    PLAIN_WEBSOCKET;

    /** Its name on the wire: {@code polling} or {@code websocket}, which a plain WebSocket is too. */
    public String wireName() {
        return this == POLLING ? "polling" : "websocket";
    }
}
