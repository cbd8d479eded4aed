package dev.parlance.internal.engine.netty.websocket;

import io.netty.buffer.ByteBuf;

/** Writes WebSocket frames as a server does: unmasked, never fragmented, never compressed (RFC 6455, section 5). */
public final class WebSocketFrames {
    static final int CONTINUATION = 0x0;
    static final int TEXT = 0x1;
    static final int BINARY = 0x2;
    static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    static final int PONG = 0xA;

    static final int MAX_HEADER = 10;

    private static final int FIN = 0x80;

    private WebSocketFrames() {}

    /** A text message that begins with the type of an Engine.IO packet. */
    public static ByteBuf text(ByteBuf out, char type, byte[] utf8) {
        return textHeader(out, 1 + utf8.length).writeByte(type).writeBytes(utf8);
    }

    public static ByteBuf text(ByteBuf out, byte[] utf8) {
        return textHeader(out, utf8.length).writeBytes(utf8);
    }

    /** The header of a text message of so many bytes, which follow. */
    public static ByteBuf textHeader(ByteBuf out, int length) {
        return header(out, TEXT, length);
    }

    public static ByteBuf binary(ByteBuf out, byte[] data) {
        return header(out, BINARY, data.length).writeBytes(data);
    }

    public static ByteBuf pong(ByteBuf out, byte[] data) {
        return header(out, PONG, data.length).writeBytes(data);
    }

    public static ByteBuf close(ByteBuf out, int code, byte[] reason) {
        return header(out, CLOSE, 2 + reason.length).writeShort(code).writeBytes(reason);
    }

    public static ByteBuf header(ByteBuf out, int opcode, int length) {
        out.writeByte(FIN | opcode);
        if (length < 126) {
            return out.writeByte(length);
        }
        if (length < 1 << 16) {
            return out.writeByte(126).writeShort(length);
        }
        return out.writeByte(127).writeLong(length);
    }

    /** How long a frame with that many bytes is. */
    public static int length(int payload) {
        return payload + (payload < 126 ? 2 : payload < 1 << 16 ? 4 : MAX_HEADER);
    }
}
