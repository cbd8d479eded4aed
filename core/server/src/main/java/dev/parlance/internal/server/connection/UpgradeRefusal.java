package dev.parlance.internal.server.connection;

import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.socket.ClientIncident.Reason;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not upgraded.
 *
 * @param response what the client is answered
 * @param reason what an operator sees, with {@code detail}
 */
record UpgradeRefusal(HttpResponse response, Reason reason, String detail) {
    /** With a message, and data unless they are null, as a refused CONNECT has them; fails if the data cannot be written. */
    static UpgradeRefusal of(
            int status, String message, @Nullable Object data, JsonCodec json, Reason reason, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("message", message);
        if (data != null) {
            body.put("data", data);
        }
        HttpResponse response = HttpResponse.of(status, "application/json", json.encodeValue(body));
        // A 401 names a way to sign in (RFC 9110, section 15.5.2).
        return new UpgradeRefusal(
                status == 401 ? response.withHeader("WWW-Authenticate", "Bearer") : response, reason, detail);
    }

    /** By a refusal: its code says the status. */
    static UpgradeRefusal of(Refusal refusal, JsonCodec json, Reason reason, String detail) {
        UpgradeRefusal made = of(status(refusal.code()), refusal.code(), refusal, json, reason, detail);
        Long millis = refusal.retryAfterMs();
        return millis == null
                ? made
                : new UpgradeRefusal(
                        made.response.withHeader("Retry-After", String.valueOf((millis + 999) / 1_000)),
                        reason,
                        detail);
    }

    /** Whether the client has not proved who it is; otherwise it could not be found out. */
    boolean isOfCredentials() {
        return reason == Reason.SIGN_IN
                && response.status() != 503
                && response.status() != 429
                && response.status() != 409;
    }

    /** The status of a refusal with that code. */
    static int status(String code) {
        return switch (code) {
            case RefusalCode.VALIDATION_FAILED -> 400;
            case RefusalCode.PERMISSION_DENIED -> 403;
            case RefusalCode.NOT_FOUND -> 404;
            case RefusalCode.CONFLICT -> 409;
            case RefusalCode.RATE_LIMITED -> 429;
            case RefusalCode.TIMEOUT, RefusalCode.UNAVAILABLE -> 503;
            case RefusalCode.SERVER_ERROR -> 500;
            default -> 401;
        };
    }
}
