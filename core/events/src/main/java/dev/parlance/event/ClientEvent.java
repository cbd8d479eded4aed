package dev.parlance.event;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event that a client sends and that has no answer of its own: any number of listeners hear it. If the client asks for
 * an ack, it gets the dialect's empty success when all listeners have returned.
 *
 * @param <P> the payload's type
 * @param name the exact name on the wire
 * @param payload what it carries
 * @param refusedBy the event that carries a refusal to the caller; null for the dialect's
 */
public record ClientEvent<P>(
        String name, Payload<P> payload, @Nullable ServerEvent<?> refusedBy) implements Event<P> {
    public ClientEvent {
        EventNames.check(name);
    }

    /** An event with one argument of that type. */
    public static <P> ClientEvent<P> clientEvent(String name, Class<P> payload) {
        return new ClientEvent<>(name, Payload.of(payload), null);
    }

    /** An event without arguments. */
    public static ClientEvent<Void> clientEvent(String name) {
        return new ClientEvent<>(name, Payload.none(), null);
    }

    /** The same event, whose payload may also come as a bare string. */
    public ClientEvent<P> orText(Function<String, ? extends P> fromText) {
        return new ClientEvent<>(name, payload.orText(fromText), refusedBy);
    }

    /** The same event, the components of whose record are its arguments in order. */
    public ClientEvent<P> positional() {
        return new ClientEvent<>(name, payload.positional(), refusedBy);
    }

    /** The same event, whose refusals go to the caller as that event too. */
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
