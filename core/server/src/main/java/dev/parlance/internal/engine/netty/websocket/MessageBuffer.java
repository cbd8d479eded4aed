package dev.parlance.internal.engine.netty.websocket;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Collects a WebSocket message from its fragments. Its array grows with what has come, not with what was announced, and
 * by doubling, so that the bytes copied stay in proportion to the message however small its fragments are.
 */
final class MessageBuffer {
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

    /**
     * Takes a part of a frame and unmasks it.
     *
     * @param before how many bytes of the frame came earlier
     * @param limit the most bytes that the message can still grow to
     */
    void append(ByteBuf in, int available, int mask, int before, int limit) {
        int needed = length + available;
        if (bytes.length < needed) {
            // The limit keeps the last doubling from reserving what cannot come any more.
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(limit, 2L * bytes.length)));
        }
        in.readBytes(bytes, length, available);
        Masking.apply(mask, before, bytes, length, available);
        length = needed;
    }

    /** The whole message; the buffer is empty afterwards. */
    byte[] take() {
        byte[] whole = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        clear();
        return whole;
    }

    void clear() {
        bytes = NOTHING;
        length = 0;
    }
}
