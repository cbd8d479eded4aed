package dev.parlance.event;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a catalogue answers: what a value, an empty success and a refusal look like in an ack, and which event carries a
 * refusal. The default methods are the standard dialect. Must be safe for use by several threads.
 */
public interface Dialect {
    /** The standard dialect: the value itself, {@code {ok: true}}, {@code {error: …}}; no error event. */
    Dialect STANDARD = new Dialect() {};

    /** An ack's arguments for a request's answer: any values that can be written as JSON. */
    default List<@Nullable Object> answer(@Nullable Object value) {
        return value == null ? success() : List.of(value);
    }

    /** An ack's arguments where there is no value to give. */
    default List<@Nullable Object> success() {
        return List.of(Map.of("ok", true));
    }

    /** An ack's arguments for a refusal. */
    default List<@Nullable Object> refusal(Refusal refusal) {
        return List.of(Map.of("error", refusal));
    }

    /** The name of the event that carries a refusal to the caller where the token names none; null for none. */
    default @Nullable String errorEvent(Refusal refusal) {
        return null;
    }

    /** The payload of the error event: any value that can be written as JSON. */
    default Object errorPayload(Refusal refusal) {
        return refusal;
    }

    /**
     * The payload of the error event, for one that repeats something of what was refused; by default
     * {@link #errorPayload(Refusal)}.
     *
     * @param arguments gives what the client sent as plain Java values, as far as it is JSON at all: unchecked
     */
    default Object errorPayload(Refusal refusal, Supplier<List<@Nullable Object>> arguments) {
        return errorPayload(refusal);
    }
}
