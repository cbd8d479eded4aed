package dev.parlance.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** WebSocket frames as bytes, ready to be written to any number of channels. */
final class BareFrames {
    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_IN_16_BITS = 126;

    private BareFrames() {}

    /** A whole text message, shorter than 65,536 bytes. */
    static ByteBuf text(String message) {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        ByteBuf frame = Unpooled.directBuffer(payload.length + 4).writeByte(FINAL_TEXT);
        if (payload.length < LENGTH_IN_16_BITS) {
            frame.writeByte(payload.length);
        } else {
            frame.writeByte(LENGTH_IN_16_BITS).writeShort(payload.length);
        }
        return frame.writeBytes(payload);
    }
}
