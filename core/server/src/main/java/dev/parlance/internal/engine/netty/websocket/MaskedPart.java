package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.engine.ByteChunks;
import io.netty.buffer.ByteBuf;

/** A part of a frame's payload, which is unmasked as it is read. */
final class MaskedPart implements ByteChunks.Source {
    private final ByteBuf in;
    private final int mask;
    private long before;

    /**
     * What comes next of a frame.
     *
     * @param before how many bytes of the frame came earlier
     */
    MaskedPart(ByteBuf in, int mask, long before) {
        this.in = in;
        this.mask = mask;
        this.before = before;
    }

    @Override
    public void read(byte[] into, int at, int count) {
        in.readBytes(into, at, count);
        Masking.apply(mask, before, into, at, count);
        before += count;
    }
}
