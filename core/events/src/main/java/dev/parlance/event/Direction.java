package dev.parlance.event;

/** The direction of an event. Direction and name identify an event: the same name may exist in both directions. */
public enum Direction {
    /** Clients send it. */
    CLIENT_TO_SERVER("client->server"),
    /** The server sends it. */
    SERVER_TO_CLIENT("server->client");

    private final String text;

    Direction(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
