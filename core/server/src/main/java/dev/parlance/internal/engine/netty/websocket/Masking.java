package dev.parlance.internal.engine.netty.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Unmasks the payload of a client's frames (RFC 6455, section 5.3). */
final class Masking {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Masking() {}

    /** Unmasks a part of a frame's payload, of which {@code before} bytes came earlier. */
    static void apply(int mask, long before, byte[] bytes, int from, int length) {
        int turned = Integer.rotateLeft(mask, 8 * (int) (before & 3));
        long wide = (long) turned << 32 | turned & 0xffffffffL;
        int at = from;
        int end = from + length;
        for (; end - at >= 8; at += 8) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
        for (int shift = 24; at < end; at++, shift -= 8) {
            bytes[at] ^= (byte) (turned >> (shift & 31));
        }
    }
}
