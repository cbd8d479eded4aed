package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.engine.Accounts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * A server's end of a WebSocket, without a network, that sends each message back. Frames are written as their first byte
 * and their payload, both in hexadecimal: {@code 81:6869}.
 */
final class EchoingWebSocket implements WebSocketReceiver, AutoCloseable {
    private static final int MASK = 0x37fa213d;
    private static final HexFormat HEX = HexFormat.of();

    /** How a client's bytes are cut up on their way. */
    enum Chops {
        TOGETHER,
        FRAMES,
        OCTETS
    }

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final WebSocketReader reader;

    EchoingWebSocket(int maxPayload) {
        reader = new WebSocketReader(
                channel, () -> maxPayload, Accounts.uncounted().share(), this);
        channel.pipeline().addLast(reader);
    }

    /** Sends frames, separated by spaces; what came back, and {@code end} if the connection has been closed. */
    String answerTo(String frames, Chops chops) {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        for (String frame : frames.split(" +")) {
            int colon = frame.indexOf(':');
            byte[] bytes = masked(Integer.parseInt(frame, 0, colon, 16), HEX.parseHex(frame.substring(colon + 1)));
            switch (chops) {
                case TOGETHER -> together.writeBytes(bytes);
                case FRAMES -> receive(bytes, bytes.length);
                case OCTETS -> receive(bytes, 1);
            }
        }
        if (together.size() > 0) {
            receive(together.toByteArray(), together.size());
        }
        return answer();
    }

    /** Takes bytes that arrive in pieces of that size, as long as the connection is open. */
    void receive(byte[] bytes, int chop) {
        for (int at = 0; at < bytes.length && channel.isActive(); at += chop) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes, at, Math.min(chop, bytes.length - at)));
        }
    }

    /** A client's frame. */
    static byte[] masked(int firstByte, byte[] payload) {
        ByteBuf out = Unpooled.buffer();
        out.writeByte(firstByte);
        if (payload.length < 126) {
            out.writeByte(0x80 | payload.length);
        } else if (payload.length < 1 << 16) {
            out.writeByte(0x80 | 126).writeShort(payload.length);
        } else {
            out.writeByte(0x80 | 127).writeLong(payload.length);
        }
        out.writeInt(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.writeByte(payload[i] ^ MASK >>> 24 - 8 * (i & 3));
        }
        return ByteBufUtil.getBytes(out);
    }

    /** What has been sent since the last call. */
    String answer() {
        ByteBuf all = Unpooled.buffer();
        for (ByteBuf written = channel.readOutbound(); written != null; written = channel.readOutbound()) {
            all.writeBytes(written);
            written.release();
        }
        StringBuilder frames = new StringBuilder();
        while (all.isReadable()) {
            int first = all.readUnsignedByte();
            int length = all.readUnsignedByte();
            int payload = length == 126 ? all.readUnsignedShort() : length == 127 ? (int) all.readLong() : length;
            frames.append("%02x:".formatted(first))
                    .append(ByteBufUtil.hexDump(all.readSlice(payload)))
                    .append(' ');
        }
        return frames.append(channel.isActive() ? "" : "end").toString().trim();
    }

    @Override
    public void text(int type, byte[] message) {
        channel.writeAndFlush(WebSocketFrames.text(channel.alloc().buffer(), message));
    }

    @Override
    public void binary(byte[] message) {
        channel.writeAndFlush(WebSocketFrames.binary(channel.alloc().buffer(), message));
    }

    @Override
    public void closeReceived(int code) {
        close(code);
    }

    @Override
    public void violated(int code) {
        close(code);
    }

    private void close(int code) {
        ClosingHandshake closing = new ClosingHandshake(channel);
        reader.receiver(closing);
        closing.start(code, reader.state());
    }

    @Override
    public void gone(boolean failed) {}

    @Override
    public void close() {
        channel.finishAndReleaseAll();
    }
}
