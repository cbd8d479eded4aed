package dev.parlance.internal.spring.refusal;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The refusals that stand for HTTP's statuses. */
final class StatusRefusals {
    private StatusRefusals() {}

    /**
     * The refusal for a status.
     *
     * @param text what the application says to the client; null if it says nothing
     * @return null if it is a failure of the server
     */
    static @Nullable Refusal of(int status, @Nullable String text) {
        String code = code(status);
        return code == null ? null : Refusal.of(code, text == null || text.isBlank() ? text(code) : text);
    }

    private static @Nullable String code(int status) {
        return switch (status) {
            case 401 -> RefusalCode.UNAUTHORIZED;
            case 403 -> RefusalCode.PERMISSION_DENIED;
            case 404, 410 -> RefusalCode.NOT_FOUND;
            case 408 -> RefusalCode.TIMEOUT;
            case 409, 412, 423 -> RefusalCode.CONFLICT;
            case 429 -> RefusalCode.RATE_LIMITED;
            case 503, 504 -> RefusalCode.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? RefusalCode.VALIDATION_FAILED : null;
        };
    }

    private static String text(String code) {
        return switch (code) {
            case RefusalCode.UNAUTHORIZED -> "this needs a sign-in";
            case RefusalCode.PERMISSION_DENIED -> "this is not permitted";
            case RefusalCode.NOT_FOUND -> "there is no such object";
            case RefusalCode.TIMEOUT -> "this took too long";
            case RefusalCode.CONFLICT -> "this conflicts with the current state";
            case RefusalCode.RATE_LIMITED -> "too many requests";
            case RefusalCode.UNAVAILABLE -> "a service cannot be reached";
            default -> "the request is not valid";
        };
    }

    /** The refusal with a time to retry after, if that is a number of seconds. */
    static Refusal withRetryAfter(Refusal refusal, @Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,9}")
                ? refusal.withRetryAfter(Duration.ofSeconds(Long.parseLong(seconds)))
                : refusal;
    }
}
