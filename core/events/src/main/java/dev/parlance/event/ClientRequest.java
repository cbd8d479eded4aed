package dev.parlance.event;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event from a client with an answer, which exactly one handler gives. The answer is sent in the ack if the client asked
 * for one, and as the answer event if the request has one.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 * @param name the exact name on the wire
 * @param payload the payload's type and shape
 * @param answer the type and shape of the answer in the ack
 * @param answeredBy the event that also carries the answer to the caller; null for none
 * @param refusedBy the event that also carries a refusal to the caller; null for the dialect's
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

    /** A request with one argument. */
    public static <P, R> ClientRequest<P, R> clientRequest(String name, Class<P> payload, Class<R> answer) {
        return new ClientRequest<>(name, Payload.of(payload), Payload.of(answer), null, null);
    }

    /** A request without arguments. */
    public static <R> ClientRequest<Void, R> clientRequest(String name, Class<R> answer) {
        return new ClientRequest<>(name, Payload.none(), Payload.of(answer), null, null);
    }

    /** This request, with a payload that may also be sent as a bare string. */
    public ClientRequest<P, R> orText(Function<String, ? extends P> fromText) {
        return new ClientRequest<>(name, payload.orText(fromText), answer, answeredBy, refusedBy);
    }

    /** This request, with the components of its payload record as arguments, in order. */
    public ClientRequest<P, R> positional() {
        return new ClientRequest<>(name, payload.positional(), answer, answeredBy, refusedBy);
    }

    /** This request, with an answer that is also sent to the caller as the given event. */
    public ClientRequest<P, R> answeredBy(ServerEvent<R> answerEvent) {
        return new ClientRequest<>(name, payload, answer, answerEvent, refusedBy);
    }

    /** This request, answered in the ack only, without an answer event. */
    public ClientRequest<P, R> ackOnly() {
        return new ClientRequest<>(name, payload, answer, null, refusedBy);
    }

    /** This request, with refusals that are also sent to the caller as the given event. */
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
