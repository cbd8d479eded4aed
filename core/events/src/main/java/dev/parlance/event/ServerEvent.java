package dev.parlance.event;

/**
 * An event from the server without an answer.
 *
 * @param <P> the payload's type
 * @param name the exact name on the wire
 * @param payload the payload's type and shape
 */
public record ServerEvent<P>(String name, Payload<P> payload) implements Event<P> {
    public ServerEvent {
        EventNames.check(name);
    }

    /** An event with one argument. */
    public static <P> ServerEvent<P> serverEvent(String name, Class<P> payload) {
        return new ServerEvent<>(name, Payload.of(payload));
    }

    /** An event without arguments. */
    public static ServerEvent<Void> serverEvent(String name) {
        return new ServerEvent<>(name, Payload.none());
    }

    /** This event, with the components of its record as arguments, in order. */
    public ServerEvent<P> positional() {
        return new ServerEvent<>(name, payload.positional());
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public String toString() {
        return name;
    }
}
