package dev.parlance.catalogue.platform;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.ServerEvent;
import org.jspecify.annotations.Nullable;

/** {@code error} — what went wrong with something that the caller sent. */
public final class ErrorEvents {
    /**
     * Something that the caller sent was refused. Goes to the caller only, beside the ack if it asked for one; families
     * that have another error event use that instead.
     */
    public static final ServerEvent<ErrorPayload> ERROR = serverEvent("error", ErrorPayload.class);

    /**
     * Why something was refused.
     *
     * @param message for a developer to read
     * @param limit the limit that was reached, where one was
     * @param code a word for programs, as in {@link dev.parlance.event.RefusalCode}
     * @param event the name of the event that was refused
     * @param field the field that is wrong
     * @param retryAfterMs after how many milliseconds it may be tried again
     */
    public record ErrorPayload(
            String message,
            @Nullable Integer limit,
            @Nullable String code,
            @Nullable String event,
            @Nullable String field,
            @Nullable Long retryAfterMs) {
        /** That refusal. */
        public static ErrorPayload of(Refusal refusal) {
            return new ErrorPayload(
                    refusal.message(), null, refusal.code(), refusal.event(), refusal.field(), refusal.retryAfterMs());
        }

        /** A limit was reached, though not by what the caller sent. */
        public static ErrorPayload ofLimit(String message, int limit) {
            return new ErrorPayload(message, limit, RefusalCode.RATE_LIMITED, null, null, null);
        }
    }

    private ErrorEvents() {}
}
