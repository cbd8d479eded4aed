package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Locale;

/** Where a server is in its life; it only moves on. */
@Incubating
public enum ServerState {
    /** It is not bound yet. */
    STARTING,
    /** Clients can connect. */
    READY,
    /** It is closing: takes no new clients, and lets handlers finish. */
    DRAINING,
    /** It is closed, or could not be started. */
    CLOSED;

    /** In lower case, as in {@code ready}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
