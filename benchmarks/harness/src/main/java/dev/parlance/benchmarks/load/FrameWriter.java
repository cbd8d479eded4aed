package dev.parlance.benchmarks.load;

import io.netty.buffer.ByteBuf;

/** Writes the masked text frames of a client. */
final class FrameWriter {
    private static final int FINAL_TEXT = 0x81;
    private static final int COMPRESSED = 0x40;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_16_BITS = 126;
    private static final int MASK = 0x5a17c3e9;

    private FrameWriter() {}

    /** Appends a whole text message, shorter than 65,536 bytes; the mask need not be secret here. */
    static void text(ByteBuf out, byte[] payload, boolean compressed) {
        out.writeByte(compressed ? FINAL_TEXT | COMPRESSED : FINAL_TEXT);
        if (payload.length < LENGTH_IN_16_BITS) {
            out.writeByte(MASKED | payload.length);
        } else {
            out.writeByte(MASKED | LENGTH_IN_16_BITS).writeShort(payload.length);
        }
        out.writeInt(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ (MASK >>> (24 - 8 * (i & 3))));
        }
    }
}
