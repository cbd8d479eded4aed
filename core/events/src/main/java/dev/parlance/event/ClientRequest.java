package dev.parlance.event;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event that a client sends and that has an answer: exactly one handler gives it. The answer goes to the client's ack if
 * it asked for one, and out as the answer event if there is one.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 * @param name the exact name on the wire
 * @param payload what it carries
 * @param answer what its ack carries
 * @param answeredBy the event that carries the answer to the caller; null for none
 * @param refusedBy the event that carries a refusal to the caller; null for the dialect's
 */
public record ClientRequest<P, R>(
        String name,
        Payload<P> payload,
        Payload<R> answer,
        @Nullable ServerEvent<R> answeredBy,
        @Nullable ServerEvent<?> refusedBy)
        implements Event<P> {
    public ClientRequest {
        EventNames.check(name);
    }

    /** A request with one argument of that type. */
    public static <P, R> ClientRequest<P, R> clientRequest(String name, Class<P> payload, Class<R> answer) {
        return new ClientRequest<>(name, Payload.of(payload), Payload.of(answer), null, null);
    }

    /** A request without arguments. */
    public static <R> ClientRequest<Void, R> clientRequest(String name, Class<R> answer) {
        return new ClientRequest<>(name, Payload.none(), Payload.of(answer), null, null);
    }

    /** The same request, whose payload may also come as a bare string. */
    public ClientRequest<P, R> orText(Function<String, ? extends P> fromText) {
        return new ClientRequest<>(name, payload.orText(fromText), answer, answeredBy, refusedBy);
    }

    /** The same request, the components of whose payload are its arguments in order. */
    public ClientRequest<P, R> positional() {
        return new ClientRequest<>(name, payload.positional(), answer, answeredBy, refusedBy);
    }

    /** The same request, whose answer goes to the caller as that event too. */
    public ClientRequest<P, R> answeredBy(ServerEvent<R> answerEvent) {
        return new ClientRequest<>(name, payload, answer, answerEvent, refusedBy);
    }

    /** The same request, answered in the ack only: for a handler that does not want the answer event to go out. */
    public ClientRequest<P, R> ackOnly() {
        return new ClientRequest<>(name, payload, answer, null, refusedBy);
    }

    /** The same request, whose refusals go to the caller as that event too. */
    public ClientRequest<P, R> refusedBy(ServerEvent<?> error) {
        return new ClientRequest<>(name, payload, answer, answeredBy, error);
    }

    @Override
    public Direction direction() {
        return Direction.CLIENT_TO_SERVER;
    }

    @Override
    public String toString() {
        return name;
    }
}
