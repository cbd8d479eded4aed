package dev.parlance.internal.engine.netty.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects a request's body. Its array grows with what has come, not with what was announced; a body that comes in one
 * piece is copied once.
 */
final class RequestBody {
    private static final byte[] NOTHING = new byte[0];

    private byte[] bytes = NOTHING;
    private int length;

    int length() {
        return length;
    }

    /** How many bytes its array has. */
    int capacity() {
        return bytes.length;
    }

    void append(ByteBuf part) {
        int added = part.readableBytes();
        int needed = length + added;
        if (bytes.length < needed) {
            bytes = Arrays.copyOf(bytes, length == 0 ? needed : Math.max(needed, 2 * bytes.length));
        }
        part.readBytes(bytes, length, added);
        length = needed;
    }

    /** The whole body; nothing is left here. */
    byte[] take() {
        byte[] whole = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        bytes = NOTHING;
        length = 0;
        return whole;
    }
}
