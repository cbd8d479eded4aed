package dev.parlance.benchmarks.load;

import io.netty.buffer.ByteBuf;

/** Reads the frames of a server, which neither masks nor splits messages. Not thread-safe. */
final class FrameReader {
    static final int TEXT = 1;
    static final int CLOSE = 8;

    private static final int FINAL = 0x80;
    private static final int COMPRESSED = 0x40;
    private static final int OPCODE = 0x0f;
    private static final int MASKED = 0x80;
    private static final int LENGTH_IN_16_BITS = 126;
    private static final int LENGTH_IN_64_BITS = 127;

    private int opcode;
    private boolean compressed;
    private int length;

    /**
     * Goes to the next frame if the whole of it is there: then the reader index stands at its payload, of which the
     * caller reads or skips {@link #length} bytes. Otherwise nothing is consumed.
     */
    boolean next(ByteBuf in) {
        int start = in.readerIndex();
        int available = in.readableBytes();
        if (available < 2) {
            return false;
        }
        int second = in.getUnsignedByte(start + 1);
        if ((second & MASKED) != 0) {
            throw new IllegalStateException("a masked frame from a server");
        }
        int header = second == LENGTH_IN_16_BITS ? 4 : second == LENGTH_IN_64_BITS ? 10 : 2;
        if (available < header) {
            return false;
        }
        long payload = second == LENGTH_IN_16_BITS
                ? in.getUnsignedShort(start + 2)
                : second == LENGTH_IN_64_BITS ? in.getLong(start + 2) : second;
        if (available - header < payload) {
            return false;
        }
        int first = in.getUnsignedByte(start);
        if ((first & FINAL) == 0) {
            throw new IllegalStateException("a message in several frames");
        }
        opcode = first & OPCODE;
        compressed = (first & COMPRESSED) != 0;
        length = (int) payload;
        in.skipBytes(header);
        return true;
    }

    int opcode() {
        return opcode;
    }

    /** Whether the payload is deflated (permessage-deflate). */
    boolean compressed() {
        return compressed;
    }

    int length() {
        return length;
    }
}
