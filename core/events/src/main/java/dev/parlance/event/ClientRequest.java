package dev.parlance.event;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An event from a client with an answer, which exactly one handler gives. The answer is sent in the ack if the client asked
 * for one, and as the answer event if the request has one:
 *
 * <pre>{@code
 * public static final ClientRequest<Join, Joined> JOIN = clientRequest("join", Join.class, Joined.class);
 * }</pre>
 *
 * <p>Immutable. Equal to another client request with the same name, payload and answer, whichever events carry its answer and
 * its refusals, and however often it may be sent.
 *
 * @param <P> the payload's type
 * @param <R> the answer's type
 */
public final class ClientRequest<P extends @Nullable Object, R extends @Nullable Object> implements Event<P> {
    private final String name;
    private final Payload<P> payload;
    private final Payload<R> answer;
    private final @Nullable ServerEvent<R> answeredBy;
    private final @Nullable ServerEvent<?> refusedBy;
    private final @Nullable Rate rate;

    private ClientRequest(
            String name,
            Payload<P> payload,
            Payload<R> answer,
            @Nullable ServerEvent<R> answeredBy,
            @Nullable ServerEvent<?> refusedBy,
            @Nullable Rate rate) {
        this.name = EventNames.check(name);
        this.payload = payload;
        this.answer = answer;
        this.answeredBy = answeredBy;
        this.refusedBy = refusedBy;
        this.rate = rate;
    }

    /**
     * A request with one argument.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> join = clientRequest("join", Join.class, Joined.class);
     * }</pre>
     */
    public static <P extends @Nullable Object, R extends @Nullable Object> ClientRequest<P, R> clientRequest(
            String name, Class<P> payload, Class<R> answer) {
        return new ClientRequest<>(name, Payload.of(payload), Payload.of(answer), null, null, null);
    }

    /**
     * A request without arguments.
     *
     * <pre>{@code
     * ClientRequest<Void, Me> whoAmI = clientRequest("who-am-i", Me.class);
     * }</pre>
     */
    public static <R extends @Nullable Object> ClientRequest<Void, R> clientRequest(String name, Class<R> answer) {
        return new ClientRequest<>(name, Payload.none(), Payload.of(answer), null, null, null);
    }

    /**
     * This request, with a payload that may also be sent as a bare string.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> join = clientRequest("join", Join.class, Joined.class).orText(Join::new);
     * }</pre>
     */
    public ClientRequest<P, R> orText(Function<String, ? extends P> fromText) {
        return new ClientRequest<>(name, payload.orText(fromText), answer, answeredBy, refusedBy, rate);
    }

    /**
     * This request, with the components of its payload record as arguments, in order.
     *
     * <pre>{@code
     * ClientRequest<Move, Receipt> move = clientRequest("move", Move.class, Receipt.class).positional();
     * }</pre>
     */
    public ClientRequest<P, R> positional() {
        return new ClientRequest<>(name, payload.positional(), answer, answeredBy, refusedBy, rate);
    }

    /**
     * This request, with the components of its answer record as the arguments of the ack, in order. They are sent as they are,
     * whatever the dialect makes of other answers.
     *
     * <pre>{@code
     * ClientRequest<Join, Move> last = clientRequest("last", Join.class, Move.class).positionalAnswer();   // ack(1, 2)
     * }</pre>
     */
    public ClientRequest<P, R> positionalAnswer() {
        return new ClientRequest<>(name, payload, answer.positional(), answeredBy, refusedBy, rate);
    }

    /**
     * This request, whose handler may answer null: the client receives {@code null}, or what its dialect makes of it.
     *
     * <pre>{@code
     * ClientRequest<Quote, @Nullable Price> last = clientRequest("last", Quote.class, Price.class).nullableAnswer();
     * }</pre>
     */
    public ClientRequest<P, @Nullable R> nullableAnswer() {
        @SuppressWarnings("unchecked") // Nullness is not part of a type at run time.
        ServerEvent<@Nullable R> event = (ServerEvent<@Nullable R>) answeredBy;
        return new ClientRequest<>(name, payload, answer.orNull(), event, refusedBy, rate);
    }

    /**
     * This request, with an answer that is also sent to the caller as the given event, unless it is null.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> join = clientRequest("join", Join.class, Joined.class).answeredBy(JOINED);
     * }</pre>
     */
    public ClientRequest<P, R> answeredBy(ServerEvent<R> answerEvent) {
        return new ClientRequest<>(name, payload, answer, answerEvent, refusedBy, rate);
    }

    /**
     * This request, answered in the ack only, without an answer event.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> quiet = JOIN.ackOnly();
     * }</pre>
     */
    public ClientRequest<P, R> ackOnly() {
        return new ClientRequest<>(name, payload, answer, null, refusedBy, rate);
    }

    /**
     * This request, with refusals that are also sent to the caller as the given event.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> join = clientRequest("join", Join.class, Joined.class).refusedBy(NOT_JOINED);
     * }</pre>
     */
    public ClientRequest<P, R> refusedBy(ServerEvent<?> error) {
        return new ClientRequest<>(name, payload, answer, answeredBy, error, rate);
    }

    /**
     * This request, which one socket may send so often. What exceeds it is refused with {@code rate-limited}, and the time after which
     * to retry. It counts among all events of its connection as
     * well.
     *
     * <pre>{@code
     * ClientRequest<Join, Joined> join = clientRequest("join", Join.class, Joined.class).rate(10, Duration.ofSeconds(1));
     * }</pre>
     */
    public ClientRequest<P, R> rate(long count, Duration period) {
        return rate(Rate.of(count, period));
    }

    /** The same, with {@link Enforcement} too. */
    public ClientRequest<P, R> rate(Rate limit) {
        return new ClientRequest<>(
                name, payload, answer, answeredBy, refusedBy, Objects.requireNonNull(limit, "limit"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Payload<P> payload() {
        return payload;
    }

    /** The type and shape of the answer in the ack. */
    public Payload<R> answer() {
        return answer;
    }

    /** The event that also carries the answer to the caller; null for none. */
    public @Nullable ServerEvent<R> answeredBy() {
        return answeredBy;
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
        return other instanceof ClientRequest<?, ?> request
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
