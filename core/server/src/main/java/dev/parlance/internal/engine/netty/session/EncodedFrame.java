package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.netty.websocket.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A frame in its wire format, encoded once and shared by all its receivers. It is reference-counted: {@link #retain} adds
 * a reference, {@link #release} and {@link #write} give one up. It counts in the server's budget of memory, once, until the
 * last reference is given up.
 */
final class EncodedFrame {
    /** Engine.IO's ping, which is sent often enough to be kept; its buffer is never freed. */
    static final EncodedFrame PING = constant('2', WebSocketFrames.text(Unpooled.directBuffer(3), '2', new byte[0]));

    /** The ping of a WebSocket itself, for those that speak no Engine.IO. */
    static final EncodedFrame WEB_SOCKET_PING =
            constant('2', WebSocketFrames.header(Unpooled.directBuffer(2), WebSocketFrames.PING, 0));

    /** What one that waits costs besides its bytes: the objects around them. */
    static final int OVERHEAD = 128;

    /** From this size on it counts until the channel has written it; smaller ones until the channel has them. */
    private static final int LARGE = 4096;

    private static final AtomicIntegerFieldUpdater<EncodedFrame> REFERENCES =
            AtomicIntegerFieldUpdater.newUpdater(EncodedFrame.class, "references");

    private final @Nullable MemoryBudget budget;
    private final Frame frame;
    private final char type;
    private final ByteBuf webSocket;
    private final int size;
    private volatile int references = 1;
    private volatile byte @Nullable [][] base64;

    private EncodedFrame(@Nullable MemoryBudget budget, Frame frame, char type, ByteBuf webSocket) {
        this.budget = budget;
        this.frame = frame;
        this.type = type;
        this.webSocket = webSocket;
        this.size = webSocket.writerIndex();
        if (budget != null) {
            budget.add(size + OVERHEAD);
        }
    }

    private static EncodedFrame constant(char type, ByteBuf webSocket) {
        return new EncodedFrame(null, new Frame(new byte[0], List.of()), type, Unpooled.unreleasableBuffer(webSocket));
    }

    /** As Engine.IO has it: a message packet for the text, then one for each attachment. */
    static EncodedFrame engineIo(MemoryBudget budget, Frame frame) {
        ByteBuf out = allocate(WebSocketFrames.length(1 + frame.text().length), frame.attachments());
        WebSocketFrames.text(out, '4', frame.text());
        frame.attachments().forEach(bytes -> WebSocketFrames.binary(out, bytes));
        return new EncodedFrame(budget, frame, '4', out);
    }

    /** As bare WebSocket messages. An empty text before attachments is no message. */
    static EncodedFrame plain(MemoryBudget budget, Frame frame) {
        boolean text = frame.text().length > 0 || frame.attachments().isEmpty();
        ByteBuf out = allocate(text ? WebSocketFrames.length(frame.text().length) : 0, frame.attachments());
        if (text) {
            WebSocketFrames.text(out, frame.text());
        }
        frame.attachments().forEach(bytes -> WebSocketFrames.binary(out, bytes));
        return new EncodedFrame(budget, frame, '4', out);
    }

    // Exactly as large as needed: TLS would merge other frames into the spare capacity of a shared buffer.
    private static ByteBuf allocate(int first, List<byte[]> attachments) {
        long length = first;
        for (byte[] attachment : attachments) {
            length += WebSocketFrames.length(attachment.length);
        }
        int exactly = Math.toIntExact(length);
        return PooledByteBufAllocator.DEFAULT.directBuffer(exactly, exactly);
    }

    /** Its size on a WebSocket. */
    int size() {
        return size;
    }

    /** What it counts against a session's send budget. */
    int cost() {
        return size + OVERHEAD;
    }

    void retain() {
        REFERENCES.incrementAndGet(this);
    }

    void release() {
        // Constants have no budget and are never freed.
        if (budget != null && REFERENCES.decrementAndGet(this) == 0) {
            webSocket.release();
            budget.add(-cost());
        }
    }

    /**
     * Writes the bytes for a WebSocket to a channel, which is to be flushed; the caller's reference is given up.
     *
     * @param packetsSent how many packets are left out
     * @param bytesSent how many bytes of the others are left out
     */
    void write(Channel channel, int packetsSent, int bytesSent) {
        ByteBuf bytes = webSocket(packetsSent).retain().skipBytes(bytesSent);
        if (size < LARGE) {
            channel.write(bytes, channel.voidPromise());
            release();
        } else {
            channel.write(bytes).addListener(written -> release());
        }
    }

    /** The bytes for a WebSocket, without the first packets; valid while the caller holds a reference. */
    ByteBuf webSocket(int packetsSent) {
        ByteBuf bytes = webSocket.duplicate();
        if (packetsSent > 0) {
            int left = 0;
            for (int packet = packetsSent; packet < packets(); packet++) {
                left += WebSocketFrames.length(webSocketLength(packet));
            }
            bytes.readerIndex(bytes.writerIndex() - left);
        }
        return bytes;
    }

    /** The address of the bytes for a WebSocket, valid while the caller holds a reference; 0 if there is none. */
    long webSocketAddress() {
        return webSocket.hasMemoryAddress() ? webSocket.memoryAddress() : 0;
    }

    private int webSocketLength(int packet) {
        return packet == 0 ? 1 + frame.text().length : frame.attachments().get(packet - 1).length;
    }

    int packets() {
        return 1 + frame.attachments().size();
    }

    /** How many bytes a packet takes in a polling body. */
    int pollingLength(int packet) {
        return 1 + (packet == 0 ? frame.text() : base64(packet)).length;
    }

    /** Writes a packet into a polling body, at that place; returns the place behind it. */
    int writePolling(int packet, byte[] body, int at) {
        byte[] rest = packet == 0 ? frame.text() : base64(packet);
        body[at] = (byte) (packet == 0 ? type : 'b');
        System.arraycopy(rest, 0, body, at + 1, rest.length);
        return at + 1 + rest.length;
    }

    // Lazy, since few clients stay with polling; event loops may race to the same result.
    private byte[] base64(int packet) {
        byte[][] encoded = base64;
        if (encoded == null) {
            encoded = frame.attachments().stream()
                    .map(Base64.getEncoder()::encode)
                    .toArray(byte[][]::new);
            base64 = encoded;
        }
        return encoded[packet - 1];
    }
}
