package dev.parlance.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why an event was refused, as a client is told.
 *
 * @param code one of {@link RefusalCode} or an application's own
 * @param message for a developer to read; never an exception's text
 * @param event the refused event's name; the server fills it in
 * @param field the field that is wrong, as a path ({@code items[2].name}); null where no single one is
 * @param retryAfterMs after how many milliseconds it may be tried again; null where that is not known
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

    /** The same, for that event. */
    public Refusal forEvent(String name) {
        return new Refusal(code, message, name, field, retryAfterMs);
    }
}
