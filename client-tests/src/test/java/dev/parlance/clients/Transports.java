package dev.parlance.clients;

/** Over what a client connects. */
enum Transports {
    WEBSOCKET("websocket"),
    POLLING("polling"),
    /** Polling first, then WebSocket. */
    UPGRADE("polling", "websocket");

    private final String[] names;

    Transports(String... names) {
        this.names = names;
    }

    /** The names that clients have for them, in the order in which they are tried. */
    String[] names() {
        return names.clone();
    }

    @Override
    public String toString() {
        return this == UPGRADE ? "upgrade" : names[0];
    }
}
