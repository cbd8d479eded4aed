package dev.parlance.socket;

import java.util.Locale;

/** A transport of Engine.IO. */
public enum Transport {
    /** HTTP long-polling. */
    POLLING,
    /** WebSocket. */
    WEBSOCKET;

    /** Its name on the wire: {@code polling} or {@code websocket}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
