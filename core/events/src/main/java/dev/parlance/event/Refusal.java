package dev.parlance.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

// Contracts show this sentence, and those of the properties, to the developers of clients.
/** The reason for which an event was refused, as the client receives it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"code", "message", "event", "field", "retryAfterMs"})
public final class Refusal {
    private final String code;
    private final String message;
    private final @Nullable String event;
    private final @Nullable String field;
    private final @Nullable Long retryAfterMs;

    @JsonCreator
    private Refusal(
            @JsonProperty("code") String code,
            @JsonProperty("message") String message,
            @JsonProperty("event") @Nullable String event,
            @JsonProperty("field") @Nullable String field,
            @JsonProperty("retryAfterMs") @Nullable Long retryAfterMs) {
        this.code = Objects.requireNonNull(code);
        this.message = Objects.requireNonNull(message);
        this.event = event;
        this.field = field;
        this.retryAfterMs = retryAfterMs;
    }

    /**
     * A refusal with a code and a message only; further methods add the rest. Refusals are immutable, and equal if they say
     * the same.
     *
     * <pre>{@code
     * Refusal.of(RefusalCode.RATE_LIMITED, "too many messages").withRetryAfter(Duration.ofSeconds(2));
     * }</pre>
     */
    public static Refusal of(String code, String message) {
        return new Refusal(code, message, null, null, null);
    }

    /** A refusal in JSON, as plain Java values; null if it has no code. */
    static @Nullable Refusal ofJson(Map<?, ?> json) {
        return json.get("code") instanceof String code
                ? new Refusal(
                        code,
                        json.get("message") instanceof String message ? message : "",
                        json.get("event") instanceof String event ? event : null,
                        json.get("field") instanceof String field ? field : null,
                        json.get("retryAfterMs") instanceof Number delay ? delay.longValue() : null)
                : null;
    }

    /** This refusal with the name of the refused event; the server gives each refusal its own. */
    public Refusal forEvent(@Nullable String name) {
        return new Refusal(code, message, name, field, retryAfterMs);
    }

    /**
     * This refusal with the path of the invalid field.
     *
     * <pre>{@code
     * Refusal refusal = Refusal.of("name-taken", "this name is taken").withField("name");
     * }</pre>
     */
    public Refusal withField(@Nullable String path) {
        return new Refusal(code, message, event, path, retryAfterMs);
    }

    /**
     * This refusal with the time after which the client may retry, in whole milliseconds; null if it is not known.
     *
     * <pre>{@code
     * Refusal refusal = Refusal.of(RefusalCode.RATE_LIMITED, "too fast").withRetryAfter(Duration.ofSeconds(2));
     * }</pre>
     */
    public Refusal withRetryAfter(@Nullable Duration time) {
        return new Refusal(code, message, event, field, time == null ? null : time.toMillis());
    }

    /** One of {@link RefusalCode}, or one that the application defines. */
    @JsonProperty("code")
    public String code() {
        return code;
    }

    /** A description for developers; never an exception's message. */
    @JsonProperty("message")
    public String message() {
        return message;
    }

    /** The name of the refused event; set by the server. */
    @JsonProperty("event")
    public @Nullable String event() {
        return event;
    }

    /** The path of the invalid field ({@code items[2].name}); null if the refusal is not about one field. */
    @JsonProperty("field")
    public @Nullable String field() {
        return field;
    }

    /** The time in milliseconds after which the client may retry; null if it is not known. */
    @JsonProperty("retryAfterMs")
    public @Nullable Long retryAfterMs() {
        return retryAfterMs;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Refusal refusal
                && code.equals(refusal.code)
                && message.equals(refusal.message)
                && Objects.equals(event, refusal.event)
                && Objects.equals(field, refusal.field)
                && Objects.equals(retryAfterMs, refusal.retryAfterMs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(code, message, event, field, retryAfterMs);
    }

    @Override
    public String toString() {
        return code + ": " + message + (event == null ? "" : ", event=" + event)
                + (field == null ? "" : ", field=" + field)
                + (retryAfterMs == null ? "" : ", retryAfterMs=" + retryAfterMs);
    }
}
