package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.engine.ByteChunks;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.internal.text.Utf8;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a client's WebSocket frames and hands whole messages to a receiver.
 *
 * <p>While paused nothing is decoded: bytes already read wait here, further ones in the operating system.
 */
public final class WebSocketReader extends ChannelInboundHandlerAdapter {
    private static final Logger log = LoggerFactory.getLogger(WebSocketReader.class);

    /**
     * The most frames of one message. Empty fragments cost work and never reach the limit in bytes. A message with more
     * is answered 1008 and not 1009: its size would be accepted, the way it is cut up is not (RFC 6455, section 7.4.1).
     */
    static final int MAX_FRAGMENTS = 16_384;

    /** The state of the receiving side: open, closed by the client's close frame, or failed by a violation and no longer read. */
    public enum State {
        OPEN,
        CLOSED,
        FAILED
    }

    private static final byte[] NOTHING = new byte[0];

    private final Channel channel;
    private final IntSupplier maxMessage;
    private final MemoryShare held;
    private final boolean typed;
    private WebSocketReceiver receiver;

    private @Nullable ByteBuf unread;
    private boolean decoding;
    private boolean paused;
    private State state = State.OPEN;
    private boolean failed;

    /** The message that is being read; opcode 0 between messages. */
    private int messageOpcode;

    private int fragments;
    private int type = WebSocketReceiver.NO_TYPE;
    private final ByteChunks message = new ByteChunks();

    /** The frame that is being read. */
    private final FrameHeader frame = new FrameHeader();

    private boolean inFrame;
    private int frameLength;
    private int frameRead;
    private byte[] control = NOTHING;

    /**
     * Reads messages whole.
     *
     * @param maxMessage how many bytes a message may have
     * @param held counts what has come of a message that is not complete
     */
    public WebSocketReader(Channel channel, IntSupplier maxMessage, MemoryShare held, WebSocketReceiver receiver) {
        this(channel, maxMessage, held, receiver, false);
    }

    private WebSocketReader(
            Channel channel, IntSupplier maxMessage, MemoryShare held, WebSocketReceiver receiver, boolean typed) {
        this.channel = channel;
        this.maxMessage = maxMessage;
        this.held = held;
        this.receiver = receiver;
        this.typed = typed;
    }

    /**
     * Reads messages of which a text's first byte is its type, as in Engine.IO: it is handed on apart, so that nobody
     * copies the text to remove it.
     */
    public static WebSocketReader ofTypedTexts(
            Channel channel, IntSupplier maxMessage, MemoryShare held, WebSocketReceiver receiver) {
        return new WebSocketReader(channel, maxMessage, held, receiver, true);
    }

    public void receiver(WebSocketReceiver next) {
        receiver = next;
    }

    public State state() {
        return state;
    }

    public boolean isPaused() {
        return paused;
    }

    /** The connection went before it became a WebSocket. */
    public void channelGone() {
        receiver.gone(false);
    }

    public void pause() {
        paused = true;
        channel.config().setAutoRead(false);
    }

    public void resume() {
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
                dropMessage();
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

    /** Reads on, at most to the end of a frame; false if bytes are missing. */
    private boolean step(ByteBuf in) {
        if (!inFrame && !readHeader(in)) {
            return false;
        }
        int available = Math.min(frameLength - frameRead, in.readableBytes());
        if (frame.isControl()) {
            in.readBytes(control, frameRead, available);
            Masking.apply(frame.mask(), frameRead, control, frameRead, available);
        } else {
            readMessage(in, available);
        }
        frameRead += available;
        boolean whole = frameRead == frameLength;
        if (!whole || !frame.isLast()) {
            held.set(message.capacity());
        }
        if (!whole) {
            return false;
        }
        inFrame = false;
        if (frame.isControl()) {
            controlFinished();
        } else if (frame.isLast()) {
            messageFinished();
        }
        return true;
    }

    private void readMessage(ByteBuf in, int available) {
        int before = frameRead;
        if (typed && messageOpcode == WebSocketFrames.TEXT && type < 0 && available > 0) {
            // The first byte of a message is the first of its frame.
            type = (in.readByte() ^ frame.mask() >>> 24) & 0xff;
            before++;
        }
        int limit = frame.isLast() ? message.length() + frameLength - before : maxMessage.getAsInt();
        message.append(frameRead + available - before, limit, new MaskedPart(in, frame.mask(), before));
    }

    private boolean readHeader(ByteBuf in) {
        return switch (frame.read(in, messageOpcode != 0)) {
            case INCOMPLETE -> false;
            case INVALID -> violate(CloseCodes.PROTOCOL_ERROR);
            case COMPLETE -> beginFrame();
        };
    }

    private boolean beginFrame() {
        if (frame.isControl()) {
            control = frame.length() == 0 ? NOTHING : new byte[(int) frame.length()];
        } else {
            if (message.length() + (type < 0 ? 0 : 1) + frame.length() > maxMessage.getAsInt()) {
                return violate(CloseCodes.TOO_BIG);
            }
            if (++fragments > MAX_FRAGMENTS) {
                return violate(CloseCodes.POLICY_VIOLATION);
            }
            if (frame.opcode() != WebSocketFrames.CONTINUATION) {
                messageOpcode = frame.opcode();
            }
        }
        inFrame = true;
        frameLength = (int) frame.length();
        frameRead = 0;
        return true;
    }

    private void messageFinished() {
        byte[] whole = message.take();
        held.set(0);
        boolean text = messageOpcode == WebSocketFrames.TEXT;
        int first = type;
        fragments = 0;
        type = WebSocketReceiver.NO_TYPE;
        messageOpcode = 0;
        if (!text) {
            receiver.binary(whole);
        } else if (isText(first, whole)) {
            receiver.text(first, whole);
        } else {
            violate(CloseCodes.INVALID_TEXT);
        }
    }

    private static boolean isText(int first, byte[] rest) {
        if (first < 0x80) {
            return Utf8.isValid(rest);
        }
        byte[] whole = new byte[1 + rest.length];
        whole[0] = (byte) first;
        System.arraycopy(rest, 0, whole, 1, rest.length);
        return Utf8.isValid(whole);
    }

    private void controlFinished() {
        byte[] payload = control;
        control = NOTHING;
        switch (frame.opcode()) {
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
        if (answer == CloseCodes.PROTOCOL_ERROR || answer == CloseCodes.INVALID_TEXT) {
            violate(answer);
            return;
        }
        state = State.CLOSED;
        receiver.closeReceived(answer);
    }

    private boolean violate(int code) {
        state = State.FAILED;
        dropMessage();
        receiver.violated(code);
        return false;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        // While paused, what came before the end is still to be reported.
        if (!paused || unread == null) {
            dropMessage();
            receiver.gone(failed);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        failed = true;
        dropMessage();
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

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (channel.isWritable()) {
            receiver.writable();
        }
    }

    private void dropMessage() {
        message.clear();
        held.set(0);
    }

    private void dropUnread() {
        if (unread != null) {
            unread.release();
            unread = null;
        }
    }
}
