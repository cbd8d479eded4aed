package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.netty.websocket.WebSocketReceiver;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The packets of one polling request, one after another (Engine.IO protocol, HTTP long-polling payloads). */
final class PollingBody {
    static final byte SEPARATOR = 0x1e;

    private static final byte[] NOTHING = new byte[0];

    private final byte[] body;
    private int from;
    private int to = -1;

    PollingBody(byte[] body) {
        this.body = body;
    }

    /** Whether the present packet is the last one. */
    boolean isFinished() {
        return to >= body.length;
    }

    /** Goes to the next packet; false if there is none. An empty body holds one packet, an empty one. */
    boolean next() {
        if (isFinished()) {
            return false;
        }
        from = to + 1;
        to = from;
        while (to < body.length && body[to] != SEPARATOR) {
            to++;
        }
        return true;
    }

    /** The first byte of the packet; {@link WebSocketReceiver#NO_TYPE} if it is empty. */
    int type() {
        return from == to ? WebSocketReceiver.NO_TYPE : body[from] & 0xff;
    }

    boolean isBinary() {
        return type() == 'b';
    }

    /** What follows the packet's type. */
    byte[] text() {
        return to - from <= 1 ? NOTHING : Arrays.copyOfRange(body, from + 1, to);
    }

    /** The bytes of a binary packet; null if they are not base64. */
    byte @Nullable [] decodeBinary() {
        try {
            ByteBuffer decoded = Base64.getDecoder().decode(base64());
            return decoded.remaining() == decoded.array().length
                    ? decoded.array()
                    : Arrays.copyOf(decoded.array(), decoded.remaining());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Without the line breaks that the Java client puts into it, every 76 characters and at the end. */
    private ByteBuffer base64() {
        int start = from + 1;
        int breaks = 0;
        for (int i = start; i < to; i++) {
            if (isLineBreak(body[i])) {
                breaks++;
            }
        }
        if (breaks == 0) {
            return ByteBuffer.wrap(body, start, to - start);
        }
        byte[] text = new byte[to - start - breaks];
        int length = 0;
        for (int i = start; i < to; i++) {
            if (!isLineBreak(body[i])) {
                text[length++] = body[i];
            }
        }
        return ByteBuffer.wrap(text);
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }
}
