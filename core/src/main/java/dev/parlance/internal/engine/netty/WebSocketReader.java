package dev.parlance.internal.engine.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a client's WebSocket frames and hands whole messages to a receiver.
 *
 * <p>While paused nothing is decoded: bytes already read wait here, further ones in the operating system.
 */
final class WebSocketReader extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(WebSocketReader.class);

    static final int PROTOCOL_ERROR = 1002;
    static final int INVALID_TEXT = 1007;
    static final int POLICY_VIOLATION = 1008;
    static final int TOO_BIG = 1009;

    /**
     * The most frames of one message. Empty fragments cost work and never reach the limit in bytes. A message with more
     * is answered 1008 and not 1009: its size would be accepted, the way it is cut up is not (RFC 6455, section 7.4.1).
     */
    static final int MAX_FRAGMENTS = 16_384;

    /** How far the client is: it may send, it has sent its close frame, it has broken the rules and is not read. */
    enum State {
        OPEN,
        CLOSED,
        BROKEN
    }

    private static final byte[] NOTHING = new byte[0];

    private final Channel channel;
    private final int maxPayload;
    private WebSocketReceiver receiver;

    private @Nullable ByteBuf unread;
    private boolean decoding;
    private boolean paused;
    private State state = State.OPEN;
    private boolean failed;

    /** The message that is being read; opcode 0 between messages. */
    private int messageOpcode;

    private int fragments;
    private final MessageBuffer message = new MessageBuffer();

    /** The frame that is being read; opcode -1 between frames. */
    private int opcode = -1;

    private boolean last;
    private int mask;
    private int frameLength;
    private int frameRead;
    private byte[] control = NOTHING;

    WebSocketReader(Channel channel, int maxPayload, WebSocketReceiver receiver) {
        this.channel = channel;
        this.maxPayload = maxPayload;
        this.receiver = receiver;
    }

    void receiver(WebSocketReceiver next) {
        receiver = next;
    }

    State state() {
        return state;
    }

    boolean isPaused() {
        return paused;
    }

    /** The connection went before it became a WebSocket. */
    void channelGone() {
        receiver.gone(false);
    }

    void pause() {
        paused = true;
        channel.config().setAutoRead(false);
    }

    void resume() {
        if (!paused) {
            return;
        }
        paused = false;
        if (!decoding) {
            decode();
        }
        if (!paused) {
            if (channel.isActive()) {
                channel.config().setAutoRead(true);
            } else if (!decoding) {
                dropUnread();
                receiver.gone(failed);
            }
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object msg) {
        ByteBuf in = (ByteBuf) msg;
        if (state != State.OPEN) {
            in.release();
            return;
        }
        unread = unread == null ? in : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), unread, in);
        if (!decoding) {
            decode();
        }
    }

    private void decode() {
        decoding = true;
        try {
            while (unread != null && !paused && state == State.OPEN && step(unread)) {
                if (!unread.isReadable()) {
                    break;
                }
            }
        } finally {
            decoding = false;
            if (unread != null && (state != State.OPEN || !unread.isReadable())) {
                dropUnread();
            }
        }
    }

    /** Goes one frame on, if it is there. */
    private boolean step(ByteBuf in) {
        if (opcode < 0 && !readHeader(in)) {
            return false;
        }
        int available = Math.min(frameLength - frameRead, in.readableBytes());
        if (opcode >= WebSocketFrames.CLOSE) {
            in.readBytes(control, frameRead, available);
            Masking.apply(mask, frameRead, control, frameRead, available);
        } else {
            int limit = last ? message.length() + frameLength - frameRead : maxPayload;
            message.append(in, available, mask, frameRead, limit);
        }
        frameRead += available;
        if (frameRead < frameLength) {
            return false;
        }
        int finished = opcode;
        opcode = -1;
        if (finished >= WebSocketFrames.CLOSE) {
            controlFinished(finished);
        } else if (last) {
            messageFinished();
        }
        return true;
    }

    private boolean readHeader(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return false;
        }
        int start = in.readerIndex();
        int first = in.getUnsignedByte(start);
        int second = in.getUnsignedByte(start + 1);
        if (!acceptable(first, second)) {
            return violate(PROTOCOL_ERROR);
        }
        int announced = second & 0x7f;
        int header = 6 + (announced == 126 ? 2 : announced == 127 ? 8 : 0);
        if (in.readableBytes() < header) {
            return false;
        }
        long total = announced == 126
                ? in.getUnsignedShort(start + 2)
                : announced == 127 ? in.getLong(start + 2) : announced;
        if (total < 0) {
            return violate(PROTOCOL_ERROR);
        }
        int code = first & 0xf;
        if (code < WebSocketFrames.CLOSE) {
            if (message.length() + total > maxPayload) {
                return violate(TOO_BIG);
            }
            if (++fragments > MAX_FRAGMENTS) {
                return violate(POLICY_VIOLATION);
            }
            if (code != WebSocketFrames.CONTINUATION) {
                messageOpcode = code;
            }
        } else {
            control = total == 0 ? NOTHING : new byte[(int) total];
        }
        opcode = code;
        last = (first & 0x80) != 0;
        frameLength = (int) total;
        frameRead = 0;
        mask = in.getInt(start + header - 4);
        in.skipBytes(header);
        return true;
    }

    /** Whether a frame may begin so: masked, nothing reserved, in its place. No extension is ever negotiated. */
    private boolean acceptable(int first, int second) {
        int code = first & 0xf;
        boolean masked = (second & 0x80) != 0;
        boolean reserved = (first & 0x70) != 0;
        if (!masked || reserved) {
            return false;
        }
        return switch (code) {
            case WebSocketFrames.CONTINUATION -> messageOpcode != 0;
            case WebSocketFrames.TEXT, WebSocketFrames.BINARY -> messageOpcode == 0;
            case WebSocketFrames.CLOSE, WebSocketFrames.PING, WebSocketFrames.PONG ->
                (first & 0x80) != 0 && (second & 0x7f) < 126;
            default -> false;
        };
    }

    private void messageFinished() {
        byte[] whole = message.take();
        boolean text = messageOpcode == WebSocketFrames.TEXT;
        fragments = 0;
        messageOpcode = 0;
        if (!text) {
            receiver.binary(whole);
        } else if (Utf8.isValid(whole)) {
            receiver.text(whole);
        } else {
            violate(INVALID_TEXT);
        }
    }

    private void controlFinished(int code) {
        byte[] payload = control;
        control = NOTHING;
        switch (code) {
            case WebSocketFrames.PING -> pong(payload);
            case WebSocketFrames.PONG -> receiver.pong();
            default -> closeFrame(payload);
        }
    }

    private void pong(byte[] payload) {
        // Only the latest ping must be answered: a client that pings and does not read gets no queue of pongs.
        if (channel.isWritable()) {
            ByteBuf pong = channel.alloc().directBuffer(2 + payload.length);
            channel.writeAndFlush(WebSocketFrames.pong(pong, payload), channel.voidPromise());
        }
    }

    private void closeFrame(byte[] payload) {
        int answer = CloseCodes.answerTo(payload);
        if (answer == PROTOCOL_ERROR || answer == INVALID_TEXT) {
            violate(answer);
            return;
        }
        state = State.CLOSED;
        receiver.closeReceived(answer);
    }

    private boolean violate(int code) {
        state = State.BROKEN;
        message.clear();
        receiver.violated(code);
        return false;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        // What came before the end is still reported, in its turn.
        if (!paused || unread == null) {
            receiver.gone(failed);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        failed = true;
        message.clear();
        ctx.close();
        // Last: to log it may fail as well. Its text may quote what the client sent.
        log.debug("a WebSocket failed: {}", cause.getClass());
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        // While paused it is kept: what came before the end of the connection is still to be reported.
        if (!paused) {
            dropUnread();
        }
    }

    private void dropUnread() {
        if (unread != null) {
            unread.release();
            unread = null;
        }
    }
}
