package dev.parlance.event;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event from a client without an answer; it may have any number of listeners. If the client asks for an ack, it receives
 * the dialect's success without a value after all listeners have returned.
 *
 * @param <P> the payload's type
 * @param name the exact name on the wire
 * @param payload the payload's type and shape
 * @param refusedBy the event that also carries a refusal to the caller; null for the dialect's
 */
public record ClientEvent<P>(
        String name, Payload<P> payload, @Nullable ServerEvent<?> refusedBy) implements Event<P> {
    public ClientEvent {
        EventNames.check(name);
    }

    /** An event with one argument. */
    public static <P> ClientEvent<P> clientEvent(String name, Class<P> payload) {
        return new ClientEvent<>(name, Payload.of(payload), null);
    }

    /** An event without arguments. */
    public static ClientEvent<Void> clientEvent(String name) {
        return new ClientEvent<>(name, Payload.none(), null);
    }

    /** This event, with a payload that may also be sent as a bare string. */
    public ClientEvent<P> orText(Function<String, ? extends P> fromText) {
        return new ClientEvent<>(name, payload.orText(fromText), refusedBy);
    }

    /** This event, with the components of its record as arguments, in order. */
    public ClientEvent<P> positional() {
        return new ClientEvent<>(name, payload.positional(), refusedBy);
    }

    /** This event, with refusals that are also sent to the caller as the given event. */
    public ClientEvent<P> refusedBy(ServerEvent<?> error) {
        return new ClientEvent<>(name, payload, error);
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
