package dev.parlance.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reason for which an event was refused, as the client receives it.
 *
 * @param code one of {@link RefusalCode}, or one that the application defines
 * @param message a description for developers; never an exception's message
 * @param event the name of the refused event; set by the server
 * @param field the path of the invalid field ({@code items[2].name}); null if the refusal is not about one field
 * @param retryAfterMs the time in milliseconds after which the client may retry; null if it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Refusal(
        String code,
        String message,
        @Nullable String event,
        @Nullable String field,
        @Nullable Long retryAfterMs) {
    public Refusal {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
    }

    /** A refusal with a code and a message only. */
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

    /** This refusal with the name of the refused event. */
    public Refusal forEvent(String name) {
        return new Refusal(code, message, name, field, retryAfterMs);
    }
}
