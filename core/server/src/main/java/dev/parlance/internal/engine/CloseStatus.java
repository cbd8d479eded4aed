package dev.parlance.internal.engine;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What the close frame of a plain WebSocket says (RFC 6455, section 7.4).
 *
 * @param code the status code
 * @param reason for a person; may be empty
 */
public record CloseStatus(int code, String reason) {
    /** What a close frame has room for besides its code. */
    public static final int MAX_REASON_BYTES = 123;

    /** A code without a reason. */
    public CloseStatus(int code) {
        this(code, "");
    }

    /** What is said when a session closes for that reason, and nothing else is asked for. */
    public static CloseStatus of(CloseReason reason) {
        return new CloseStatus(
                switch (reason) {
                    case SERVER_SHUTTING_DOWN -> 1001;
                    case PARSE_ERROR -> 1002;
                    case SLOW_CLIENT -> 1008;
                    default -> 1000;
                });
    }

    /**
     * What an application says.
     *
     * @throws IllegalArgumentException if a server must not send that code, or the reason is too long or not Unicode
     */
    public static CloseStatus checked(int code, String reason) {
        if (!isForServers(code)) {
            throw new IllegalArgumentException("not a close code of a server: " + code);
        }
        Objects.requireNonNull(reason, "reason");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(reason)) {
            throw new IllegalArgumentException("a reason with half of a surrogate pair");
        }
        if (reason.getBytes(StandardCharsets.UTF_8).length > MAX_REASON_BYTES) {
            throw new IllegalArgumentException("a reason of more than " + MAX_REASON_BYTES + " bytes: " + reason);
        }
        return new CloseStatus(code, reason);
    }

    // 1004 to 1006 and 1015 are never sent, 1010 is for clients.
    private static boolean isForServers(int code) {
        return code >= 3000 && code < 5000
                || code >= 1000 && code <= 1014 && (code < 1004 || code > 1006) && code != 1010;
    }
}
