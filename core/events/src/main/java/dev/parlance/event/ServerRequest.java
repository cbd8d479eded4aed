package dev.parlance.event;

/**
 * An event from the server with an answer, which the client sends in its ack.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 * @param name the exact name on the wire
 * @param payload the payload's type and shape
 * @param answer the type and shape of the answer in the client's ack
 */
public record ServerRequest<P, R>(String name, Payload<P> payload, Payload<R> answer) implements Event<P> {
    public ServerRequest {
        EventNames.check(name);
    }

    /** A request with one argument. */
    public static <P, R> ServerRequest<P, R> serverRequest(String name, Class<P> payload, Class<R> answer) {
        return new ServerRequest<>(name, Payload.of(payload), Payload.of(answer));
    }

    /** A request without arguments. */
    public static <R> ServerRequest<Void, R> serverRequest(String name, Class<R> answer) {
        return new ServerRequest<>(name, Payload.none(), Payload.of(answer));
    }

    /** This request, with the components of its payload record as arguments, in order. */
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
