package dev.parlance.benchmarks.load;

/** What a client speaks. */
public enum ClientKind {
    /** Socket.IO, with JSON. */
    SOCKET_IO("/socket.io/?EIO=4&transport=websocket"),

    /** Socket.IO, with payloads in base64, for which it asks by an event. */
    BASE64("/socket.io/?EIO=4&transport=websocket"),

    /** A plain WebSocket. */
    PLAIN_WEBSOCKET("/events");

    private final String target;

    ClientKind(String target) {
        this.target = target;
    }

    /** The target of its request. */
    String target() {
        return target;
    }
}
