package dev.parlance.event;

import org.jspecify.annotations.Nullable;

/**
 * An event from the server with an answer, which the client sends in its ack:
 *
 * <pre>{@code
 * public static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);
 * }</pre>
 *
 * <p>Immutable. Equal to another server request with the same name, payload and answer.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
public final class ServerRequest<P extends @Nullable Object, R extends @Nullable Object> implements Event<P> {
    private final String name;
    private final Payload<P> payload;
    private final Payload<R> answer;

    private ServerRequest(String name, Payload<P> payload, Payload<R> answer) {
        this.name = EventNames.check(name);
        this.payload = payload;
        this.answer = answer;
    }

    /**
     * A request with one argument.
     *
     * <pre>{@code
     * ServerRequest<Offer, Decision> offer = serverRequest("offer", Offer.class, Decision.class);
     * }</pre>
     */
    public static <P extends @Nullable Object, R extends @Nullable Object> ServerRequest<P, R> serverRequest(
            String name, Class<P> payload, Class<R> answer) {
        return new ServerRequest<>(name, Payload.of(payload), Payload.of(answer));
    }

    /**
     * A request without arguments.
     *
     * <pre>{@code
     * ServerRequest<Void, String> version = serverRequest("version", String.class);
     * }</pre>
     */
    public static <R extends @Nullable Object> ServerRequest<Void, R> serverRequest(String name, Class<R> answer) {
        return new ServerRequest<>(name, Payload.none(), Payload.of(answer));
    }

    /**
     * This request, with the components of its payload record as arguments, in order.
     *
     * <pre>{@code
     * ServerRequest<Move, Decision> move = serverRequest("move", Move.class, Decision.class).positional();
     * }</pre>
     */
    public ServerRequest<P, R> positional() {
        return new ServerRequest<>(name, payload.positional(), answer);
    }

    /**
     * This request, with an answer whose record's components are the arguments of the client's ack, in order.
     *
     * <pre>{@code
     * ServerRequest<Offer, Move> where = serverRequest("where", Offer.class, Move.class).positionalAnswer();   // ack(1, 2)
     * }</pre>
     */
    public ServerRequest<P, R> positionalAnswer() {
        return new ServerRequest<>(name, payload, answer.positional());
    }

    /**
     * This request, which the client may answer with {@code null}, or with nothing.
     *
     * <pre>{@code
     * ServerRequest<Offer, @Nullable Decision> offer =
     *         serverRequest("offer", Offer.class, Decision.class).nullableAnswer();
     * }</pre>
     */
    public ServerRequest<P, @Nullable R> nullableAnswer() {
        return new ServerRequest<>(name, payload, answer.orNull());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Payload<P> payload() {
        return payload;
    }

    /** The type and shape of the answer in the client's ack. */
    public Payload<R> answer() {
        return answer;
    }

    @Override
    public Direction direction() {
        return Direction.SERVER_TO_CLIENT;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ServerRequest<?, ?> request
                && name.equals(request.name)
                && payload.equals(request.payload)
                && answer.equals(request.answer);
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
