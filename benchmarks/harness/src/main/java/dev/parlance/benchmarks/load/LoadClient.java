package dev.parlance.benchmarks.load;

import dev.parlance.benchmarks.process.ChatMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One client: opens a WebSocket, connects to the main namespace, answers pings, counts events and acks. That of a plain WebSocket
 * counts messages.
 */
final class LoadClient extends ByteToMessageDecoder {
    private static final byte[] CONNECT = {'4', '0'};
    private static final byte[] PONG = {'3'};
    private static final byte[] USE_BASE64 =
            ("420[\"" + ChatMessage.USE_BASE64 + "\"]").getBytes(StandardCharsets.US_ASCII);

    private final Fleet fleet;
    private final ClientKind kind;
    private final FrameReader frames = new FrameReader();
    private ChannelHandlerContext context;
    private Upgrade.Accepted upgrade;
    private Inflation inflation;
    private Requests requests;

    LoadClient(Fleet fleet, ClientKind kind) {
        this.fleet = fleet;
        this.kind = kind;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        context.writeAndFlush(Unpooled.wrappedBuffer(fleet.upgradeRequest(kind)));
    }

    @Override
    protected void decode(ChannelHandlerContext ignored, ByteBuf in, List<Object> out) {
        if (upgrade == null) {
            upgrade = Upgrade.answer(in);
            if (upgrade != null && upgrade.compression()) {
                inflation = new Inflation();
            }
            if (upgrade != null && kind == ClientKind.PLAIN_WEBSOCKET) {
                fleet.connected(this);
            }
        }
        while (upgrade != null && frames.next(in)) {
            int end = in.readerIndex() + frames.length();
            frame(in);
            in.readerIndex(end);
        }
        context.flush();
    }

    private void frame(ByteBuf in) {
        if (frames.opcode() == FrameReader.CLOSE) {
            throw new IllegalStateException("closed by the server");
        }
        if (frames.opcode() != FrameReader.TEXT) {
            return;
        }
        if (frames.compressed()) {
            ByteBuf packet = Unpooled.wrappedBuffer(
                    inflation.inflate(ByteBufUtil.getBytes(in, in.readerIndex(), frames.length())));
            packet(packet, packet.readableBytes());
        } else {
            packet(in, frames.length());
        }
    }

    /** @param in stands at the packet */
    private void packet(ByteBuf in, int length) {
        if (kind == ClientKind.PLAIN_WEBSOCKET) {
            fleet.delivered(length);
            return;
        }
        byte type = in.getByte(in.readerIndex());
        switch (type) {
            case '0' -> send(CONNECT);
            case '2' -> {
                send(PONG);
                fleet.ponged();
            }
            case '4' -> message(in, length);
            default -> throw new IllegalStateException("an unexpected packet: " + text(in, length));
        }
    }

    private void message(ByteBuf in, int length) {
        switch (in.getByte(in.readerIndex() + 1)) {
            case '0' -> {
                if (kind == ClientKind.BASE64) {
                    send(USE_BASE64);
                } else {
                    fleet.connected(this);
                }
            }
            case '2' -> fleet.delivered(length);
            case '3' -> {
                if (kind == ClientKind.BASE64) {
                    fleet.connected(this);
                    return;
                }
                fleet.answered(requests.answered(in, length));
                sendNextRequest();
            }
            default -> throw new IllegalStateException("an unexpected message: " + text(in, length));
        }
    }

    static String text(ByteBuf in, int length) {
        return in.toString(in.readerIndex(), length, StandardCharsets.UTF_8);
    }

    /** Starts so many requests, so many of them at once; called on any thread. */
    void request(int total, int window) {
        context.executor().execute(() -> {
            requests = new Requests(total);
            for (int i = 0; i < window; i++) {
                sendNextRequest();
            }
            context.flush();
        });
    }

    private void sendNextRequest() {
        byte[] packet = requests.next();
        if (packet != null) {
            send(packet);
        }
    }

    private void send(byte[] packet) {
        boolean compressed = upgrade.compression();
        byte[] payload = compressed ? fleet.deflation().deflate(packet) : packet;
        ByteBuf frame = context.alloc().buffer(payload.length + 8);
        FrameWriter.text(frame, payload, compressed);
        context.write(frame);
    }

    void close() {
        context.close();
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext removed) {
        if (inflation != null) {
            inflation.close();
            inflation = null;
        }
        fleet.closed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
        fleet.failed(cause);
        context.close();
    }
}
