package dev.parlance.internal.engine.netty;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The packets of one polling request, one after another (Engine.IO protocol, HTTP long-polling payloads). */
final class PollingBody {
    static final byte SEPARATOR = 0x1e;

    private final byte[] body;
    private int at;

    PollingBody(byte[] body) {
        this.body = body;
    }

    /** Whether all packets have been taken. An empty body holds one packet, an empty one. */
    boolean isFinished() {
        return at > body.length;
    }

    /** The next packet, without its separator. */
    byte[] next() {
        int end = at;
        while (end < body.length && body[end] != SEPARATOR) {
            end++;
        }
        byte[] packet = Arrays.copyOfRange(body, at, end);
        at = end + 1;
        return packet;
    }

    static boolean isBinary(byte[] packet) {
        return packet.length > 0 && packet[0] == 'b';
    }

    /** The bytes of a binary packet; null if they are not base64. */
    static byte @Nullable [] decodeBinary(byte[] packet) {
        try {
            return Base64.getDecoder().decode(base64(packet));
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /** Without the line breaks that the Java client puts into it, every 76 characters and at the end. */
    private static byte[] base64(byte[] packet) {
        byte[] text = new byte[packet.length - 1];
        int length = 0;
        for (int i = 1; i < packet.length; i++) {
            if (packet[i] != '\n' && packet[i] != '\r') {
                text[length++] = packet[i];
            }
        }
        return length == text.length ? text : Arrays.copyOf(text, length);
    }
}
