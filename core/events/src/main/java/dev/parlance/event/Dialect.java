package dev.parlance.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The format of a catalogue's answers: a value, a success without a value and a refusal in an ack, and the event that carries
 * a refusal. The default methods are the standard dialect. Implementations must be thread-safe.
 */
public interface Dialect {
    /** The standard dialect: the value itself, {@code {ok: true}}, {@code {error: …}}; no error event. */
    Dialect STANDARD = new Dialect() {};

    /**
     * The arguments of an ack with an answer: any values that can be written as JSON.
     *
     * @param value null only for a request whose answer may be null
     */
    default List<@Nullable Object> answer(@Nullable Object value) {
        return Collections.singletonList(value);
    }

    /** The arguments of an ack without a value. */
    default List<@Nullable Object> success() {
        return List.of(Map.of("ok", true));
    }

    /** The arguments of an ack with a refusal. */
    default List<@Nullable Object> refusal(Refusal refusal) {
        return List.of(Map.of("error", refusal));
    }

    /**
     * Reads an ack as a client does: the refusal in it, as far as this dialect writes it; null if the ack is an answer or a
     * success. The reverse of {@link #refusal}: who overrides one overrides the other.
     *
     * @param ack its arguments as plain Java values
     */
    @Incubating
    default @Nullable Refusal refusalIn(List<@Nullable Object> ack) {
        return !ack.isEmpty() && ack.get(0) instanceof Map<?, ?> first && first.get("error") instanceof Map<?, ?> error
                ? Refusal.ofJson(error)
                : null;
    }

    /**
     * Reads an ack as a client does: the value in an answer; null if there is none. The reverse of {@link #answer}: who
     * overrides one overrides the other.
     *
     * @param ack the arguments of an ack that is no refusal, as plain Java values
     */
    @Incubating
    default @Nullable Object answerIn(List<@Nullable Object> ack) {
        return ack.isEmpty() ? null : ack.get(0);
    }

    /** The name of the event that carries a refusal to the caller if the refused event defines none; null for no event. */
    default @Nullable String errorEvent(Refusal refusal) {
        return null;
    }

    /** The payload of the error event: any value that can be written as JSON. */
    default Object errorPayload(Refusal refusal) {
        return refusal;
    }

    /**
     * The payload of the error event, for one that repeats data of the refused event; by default
     * {@link #errorPayload(Refusal)}.
     *
     * @param arguments supplies the client's arguments as plain Java values, without validation
     */
    default Object errorPayload(Refusal refusal, Supplier<List<@Nullable Object>> arguments) {
        return errorPayload(refusal);
    }
}
