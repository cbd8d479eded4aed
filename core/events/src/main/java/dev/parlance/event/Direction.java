package dev.parlance.event;

/** Who sends an event. An event is known by its direction and its name: the same name may exist in both. */
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
