package dev.parlance.event;

import org.jspecify.annotations.Nullable;

/**
 * An event from the server without an answer:
 *
 * <pre>{@code
 * public static final ServerEvent<Joined> JOINED = serverEvent("joined", Joined.class);
 * }</pre>
 *
 * <p>Immutable. Equal to another server event with the same name and payload.
 *
 * @param <P> the payload's type
 */
public final class ServerEvent<P extends @Nullable Object> implements Event<P> {
    private final String name;
    private final Payload<P> payload;
    private final String label;

    ServerEvent(String name, Payload<P> payload) {
        this(name, payload, name);
    }

    /** One of a pattern. */
    ServerEvent(String name, Payload<P> payload, String label) {
        this.name = EventNames.check(name);
        this.payload = payload;
        this.label = label;
    }

    /**
     * An event with one argument.
     *
     * <pre>{@code
     * ServerEvent<Joined> joined = serverEvent("joined", Joined.class);
     * }</pre>
     */
    public static <P extends @Nullable Object> ServerEvent<P> serverEvent(String name, Class<P> payload) {
        return new ServerEvent<>(name, Payload.of(payload));
    }

    /**
     * An event without arguments.
     *
     * <pre>{@code
     * ServerEvent<Void> closing = serverEvent("closing");
     * }</pre>
     */
    public static ServerEvent<Void> serverEvent(String name) {
        return new ServerEvent<>(name, Payload.none());
    }

    /**
     * This event, with the components of its record as arguments, in order: null for one that is null, also at the end.
     *
     * <pre>{@code
     * ServerEvent<Move> moved = serverEvent("moved", Move.class).positional();    // socket.on("moved", (x, y) => …)
     * }</pre>
     */
    public ServerEvent<P> positional() {
        return new ServerEvent<>(name, payload.positional(), label);
    }

    @Override
    public String name() {
        return name;
    }

    /**
     * Its name, or the {@linkplain ServerEventPattern#name pattern} that it was made of: there are few. Fit for a metric's label.
     *
     * <pre>{@code
     * String label = serverEvents("game:<event>", Move.class).named("move").label();          // game:<event>
     * }</pre>
     */
    @Incubating
    public String label() {
        return label;
    }

    @Override
    public Payload<P> payload() {
        return payload;
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerEvent<?> event && name.equals(event.name) && payload.equals(event.payload);
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
