package dev.parlance;

import java.util.Locale;

/** A transport of Engine.IO. */
public enum Transport {
    /** HTTP long-polling. */
    POLLING,
    /** WebSocket. */
    WEBSOCKET;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
