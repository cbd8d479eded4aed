package dev.parlance.event;

/** The direction of an event. Direction and name identify an event: the same name may exist in both directions. */
public enum Direction {
    CLIENT_TO_SERVER("client->server"),
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
