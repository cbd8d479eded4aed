package dev.parlance.event;

/**
 * An event that the server sends and whose ack it waits for.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 * @param name the exact name on the wire
 * @param payload what it carries
 * @param answer what the client's ack carries
 */
public record ServerRequest<P, R>(String name, Payload<P> payload, Payload<R> answer) implements Event<P> {
    public ServerRequest {
        EventNames.check(name);
    }

    /** A request with one argument of that type. */
    public static <P, R> ServerRequest<P, R> serverRequest(String name, Class<P> payload, Class<R> answer) {
        return new ServerRequest<>(name, Payload.of(payload), Payload.of(answer));
    }

    /** A request without arguments. */
    public static <R> ServerRequest<Void, R> serverRequest(String name, Class<R> answer) {
        return new ServerRequest<>(name, Payload.none(), Payload.of(answer));
    }

    /** The same request, the components of whose payload are its arguments in order. */
    public ServerRequest<P, R> positional() {
        return new ServerRequest<>(name, payload.positional(), answer);
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
