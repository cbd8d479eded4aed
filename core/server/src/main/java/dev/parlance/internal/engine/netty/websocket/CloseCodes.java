package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.text.Utf8;
import java.util.Arrays;

/** The status codes of WebSocket close frames (RFC 6455, section 7.4). */
public final class CloseCodes {
    public static final int NORMAL = 1000;
    public static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_TEXT = 1007;
    static final int POLICY_VIOLATION = 1008;
    public static final int TOO_BIG = 1009;

    private CloseCodes() {}

    /** What a client has done that is closed with that code. */
    public static String reason(int code) {
        return switch (code) {
            case TOO_BIG -> "a message or a body of more than maxPayload bytes";
            case INVALID_TEXT -> "a text that is not UTF-8";
            case POLICY_VIOLATION -> "a message of too many fragments";
            default -> "against the protocol of its transport";
        };
    }

    /** The code that answers a client's close frame: the same code, or why the frame is invalid. */
    static int answerTo(byte[] payload) {
        if (payload.length == 0) {
            return NORMAL;
        }
        if (payload.length == 1) {
            return PROTOCOL_ERROR;
        }
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        if (!mayBeSent(code)) {
            return PROTOCOL_ERROR;
        }
        boolean text = Utf8.isValid(Arrays.copyOfRange(payload, 2, payload.length));
        return text ? code : INVALID_TEXT;
    }

    private static boolean mayBeSent(int code) {
        return code >= 3000 && code < 5000 || code >= 1000 && code <= 1014 && (code < 1004 || code > 1006);
    }
}
