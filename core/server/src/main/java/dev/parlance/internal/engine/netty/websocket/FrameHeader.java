package dev.parlance.internal.engine.netty.websocket;

import io.netty.buffer.ByteBuf;

/** Parses the header of a client's frame (RFC 6455, section 5.2); one object for all frames of a connection. */
final class FrameHeader {
    /** What {@link #read} has found. */
    enum Result {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    private static final int MIN_LENGTH = 6;

    private int opcode;
    private boolean last;
    private long length;
    private int mask;

    int opcode() {
        return opcode;
    }

    boolean isControl() {
        return opcode >= WebSocketFrames.CLOSE;
    }

    /** Whether the frame is the last one of its message. */
    boolean isLast() {
        return last;
    }

    /** How many bytes of payload are announced; never negative. */
    long length() {
        return length;
    }

    int mask() {
        return mask;
    }

    /**
     * Reads a header if all of it has come.
     *
     * @param inMessage whether a fragmented message has begun and not ended
     */
    Result read(ByteBuf in, boolean inMessage) {
        if (in.readableBytes() < 2) {
            return Result.INCOMPLETE;
        }
        int start = in.readerIndex();
        int first = in.getUnsignedByte(start);
        int second = in.getUnsignedByte(start + 1);
        if (!isAllowed(first, second, inMessage)) {
            return Result.INVALID;
        }
        int announced = second & 0x7f;
        int size = MIN_LENGTH + (announced == 126 ? 2 : announced == 127 ? 8 : 0);
        if (in.readableBytes() < size) {
            return Result.INCOMPLETE;
        }
        length = announced == 126
                ? in.getUnsignedShort(start + 2)
                : announced == 127 ? in.getLong(start + 2) : announced;
        opcode = first & 0xf;
        last = (first & 0x80) != 0;
        mask = in.getInt(start + size - 4);
        in.skipBytes(size);
        return length < 0 ? Result.INVALID : Result.COMPLETE;
    }

    /** Whether a frame may begin so: masked, nothing reserved, in its place. No extension is ever negotiated. */
    private static boolean isAllowed(int first, int second, boolean inMessage) {
        boolean masked = (second & 0x80) != 0;
        boolean reserved = (first & 0x70) != 0;
        if (!masked || reserved) {
            return false;
        }
        return switch (first & 0xf) {
            case WebSocketFrames.CONTINUATION -> inMessage;
            case WebSocketFrames.TEXT, WebSocketFrames.BINARY -> !inMessage;
            case WebSocketFrames.CLOSE, WebSocketFrames.PING, WebSocketFrames.PONG ->
                (first & 0x80) != 0 && (second & 0x7f) < 126;
            default -> false;
        };
    }
}
