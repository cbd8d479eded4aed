package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.CloseReason;
import java.util.Arrays;

/** The status codes of WebSocket close frames (RFC 6455, section 7.4). */
final class CloseCodes {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;

    private CloseCodes() {}

    /** What a client is told when its session ends for that reason. */
    static int of(CloseReason reason) {
        return switch (reason) {
            case SERVER_SHUTTING_DOWN -> GOING_AWAY;
            case PARSE_ERROR -> WebSocketReader.PROTOCOL_ERROR;
            case SLOW_CLIENT -> WebSocketReader.POLICY_VIOLATION;
            default -> NORMAL;
        };
    }

    /** The code that answers a client's close frame: its own, or what is wrong with the frame. */
    static int answerTo(byte[] payload) {
        if (payload.length == 0) {
            return NORMAL;
        }
        if (payload.length == 1) {
            return WebSocketReader.PROTOCOL_ERROR;
        }
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        if (!mayBeSent(code)) {
            return WebSocketReader.PROTOCOL_ERROR;
        }
        boolean text = Utf8.isValid(Arrays.copyOfRange(payload, 2, payload.length));
        return text ? code : WebSocketReader.INVALID_TEXT;
    }

    private static boolean mayBeSent(int code) {
        return code >= 3000 && code < 5000 || code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    }
}
