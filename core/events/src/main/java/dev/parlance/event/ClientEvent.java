package dev.parlance.event;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event from a client without an answer; it may have any number of listeners. If the client asks for an ack, it receives
 * the dialect's success without a value after all listeners have returned:
 *
 * <pre>{@code
 * public static final ClientEvent<Move> MOVE = clientEvent("move", Move.class);
 * }</pre>
 *
 * <p>Immutable. Equal to another client event with the same name and payload, whatever it is refused by and
 * however often it may be sent.
 *
 * @param <P> the payload's type
 */
public final class ClientEvent<P extends @Nullable Object> implements Event<P> {
    private final String name;
    private final Payload<P> payload;
    private final @Nullable ServerEvent<?> refusedBy;
    private final @Nullable Rate rate;

    private ClientEvent(String name, Payload<P> payload, @Nullable ServerEvent<?> refusedBy, @Nullable Rate rate) {
        this.name = EventNames.check(name);
        this.payload = payload;
        this.refusedBy = refusedBy;
        this.rate = rate;
    }

    /**
     * An event with one argument.
     *
     * <pre>{@code
     * ClientEvent<Move> move = clientEvent("move", Move.class);
     * }</pre>
     */
    public static <P extends @Nullable Object> ClientEvent<P> clientEvent(String name, Class<P> payload) {
        return new ClientEvent<>(name, Payload.of(payload), null, null);
    }

    /**
     * An event without arguments.
     *
     * <pre>{@code
     * ClientEvent<Void> goodbye = clientEvent("goodbye");
     * }</pre>
     */
    public static ClientEvent<Void> clientEvent(String name) {
        return new ClientEvent<>(name, Payload.none(), null, null);
    }

    /**
     * This event, with a payload that may also be sent as a bare string.
     *
     * <pre>{@code
     * ClientEvent<Typing> typing = clientEvent("typing", Typing.class).orText(Typing::new);
     * }</pre>
     */
    public ClientEvent<P> orText(Function<String, ? extends P> fromText) {
        return new ClientEvent<>(name, payload.orText(fromText), refusedBy, rate);
    }

    /**
     * This event, with the components of its record as arguments, in order.
     *
     * <pre>{@code
     * ClientEvent<Move> move = clientEvent("move", Move.class).positional();     // socket.emit("move", 1, 2)
     * }</pre>
     */
    public ClientEvent<P> positional() {
        return new ClientEvent<>(name, payload.positional(), refusedBy, rate);
    }

    /**
     * This event, with refusals that are also sent to the caller as the given event.
     *
     * <pre>{@code
     * ClientEvent<Move> move = clientEvent("move", Move.class).refusedBy(NOT_MOVED);
     * }</pre>
     */
    public ClientEvent<P> refusedBy(ServerEvent<?> error) {
        return new ClientEvent<>(name, payload, error, rate);
    }

    /**
     * This event, which one socket may send so often. What exceeds it is refused with {@code rate-limited}, and the time after which
     * to retry. It counts among all events of its connection as
     * well.
     *
     * <pre>{@code
     * ClientEvent<Typing> typing = clientEvent("typing", Typing.class).rate(5, Duration.ofSeconds(1));
     * }</pre>
     */
    public ClientEvent<P> rate(long count, Duration period) {
        return rate(Rate.of(count, period));
    }

    /** The same, with {@link Enforcement} too. */
    public ClientEvent<P> rate(Rate limit) {
        return new ClientEvent<>(name, payload, refusedBy, Objects.requireNonNull(limit, "limit"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Payload<P> payload() {
        return payload;
    }

    /** The event that also carries a refusal to the caller; null for the dialect's. */
    public @Nullable ServerEvent<?> refusedBy() {
        return refusedBy;
    }

    /** How often one socket may send it; null for no rate of its own. */
    public @Nullable Rate rate() {
        return rate;
    }

    @Override
    public Direction direction() {
        return Direction.CLIENT_TO_SERVER;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClientEvent<?> event && name.equals(event.name) && payload.equals(event.payload);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
