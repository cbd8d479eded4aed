package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.Frame;
import dev.parlance.internal.engine.MemoryBudget;
import dev.parlance.internal.engine.netty.websocket.WebSocketFrames;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
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
    private static final int[] NO_ATTACHMENTS = {};

    /** Engine.IO's ping, which is sent often enough to be kept; its buffer is never freed. */
    static final EncodedFrame PING =
            constant(WebSocketFrames.textHeader(Unpooled.directBuffer(3), 1).writeByte('2'), 1);

    /** The ping of a WebSocket itself, for those that speak no Engine.IO. */
    static final EncodedFrame WEB_SOCKET_PING =
            constant(WebSocketFrames.header(Unpooled.directBuffer(2), WebSocketFrames.PING, 0), 0);

    /** What one that waits costs besides its bytes: the objects around them. */
    static final int OVERHEAD = 128;

    /** From this size on it counts until the channel has written it; smaller ones until the channel has them. */
    private static final int LARGE = 4096;

    /**
     * From this size on a buffer has memory of its own: in a pool a single one keeps a chunk of 4 MiB, and whoever makes or frees
     * a chunk holds up others.
     */
    private static final int UNPOOLED = 256 * 1024;

    private static final AtomicIntegerFieldUpdater<EncodedFrame> REFERENCES =
            AtomicIntegerFieldUpdater.newUpdater(EncodedFrame.class, "references");

    private final @Nullable MemoryBudget budget;

    /** All that is kept of it: what a polling body needs is taken from here. */
    private final ByteBuf webSocket;

    private final int size;

    /** How long the text's message is, with the type of its packet. */
    private final int textLength;

    /** Where the content of each attachment begins and where it ends. */
    private final int[] attachments;

    private volatile int references = 1;

    private EncodedFrame(@Nullable MemoryBudget budget, ByteBuf webSocket, int textLength, int[] attachments) {
        this.budget = budget;
        this.webSocket = webSocket;
        this.size = webSocket.writerIndex();
        this.textLength = textLength;
        this.attachments = attachments;
        if (budget != null) {
            budget.add(size + OVERHEAD);
        }
    }

    private static EncodedFrame constant(ByteBuf webSocket, int textLength) {
        return new EncodedFrame(null, Unpooled.unreleasableBuffer(webSocket), textLength, NO_ATTACHMENTS);
    }

    /** As Engine.IO has it: a message packet for the text, then one for each attachment. */
    static EncodedFrame engineIo(MemoryBudget budget, Frame frame) {
        int textLength = 1 + frame.textLength();
        ByteBuf out = allocate(WebSocketFrames.length(textLength), frame.attachments());
        WebSocketFrames.textHeader(out, textLength)
                .writeByte('4')
                .writeBytes(frame.head())
                .writeBytes(frame.rest());
        return new EncodedFrame(budget, out, textLength, writeAttachments(out, frame.attachments()));
    }

    private static int[] writeAttachments(ByteBuf out, List<byte[]> attachments) {
        if (attachments.isEmpty()) {
            return NO_ATTACHMENTS;
        }
        int[] places = new int[2 * attachments.size()];
        int at = 0;
        for (byte[] bytes : attachments) {
            WebSocketFrames.binary(out, bytes);
            places[at++] = out.writerIndex() - bytes.length;
            places[at++] = out.writerIndex();
        }
        return places;
    }

    /** As bare WebSocket messages. An empty text before attachments is no message. */
    static EncodedFrame plain(MemoryBudget budget, Frame frame) {
        int textLength = frame.textLength();
        boolean text = textLength > 0 || frame.attachments().isEmpty();
        ByteBuf out = allocate(text ? WebSocketFrames.length(textLength) : 0, frame.attachments());
        if (text) {
            WebSocketFrames.textHeader(out, textLength).writeBytes(frame.head()).writeBytes(frame.rest());
        }
        return new EncodedFrame(budget, out, textLength, writeAttachments(out, frame.attachments()));
    }

    // Exactly as large as needed: TLS would merge other frames into the spare capacity of a shared buffer.
    private static ByteBuf allocate(int first, List<byte[]> attachments) {
        long length = first;
        for (byte[] attachment : attachments) {
            length += WebSocketFrames.length(attachment.length);
        }
        int exactly = Math.toIntExact(length);
        ByteBufAllocator allocator =
                exactly < UNPOOLED ? PooledByteBufAllocator.DEFAULT : UnpooledByteBufAllocator.DEFAULT;
        return allocator.directBuffer(exactly, exactly);
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
        return packetsSent == 0 ? bytes : bytes.readerIndex(end(packetsSent - 1));
    }

    /** Where the content of a packet begins. */
    private int begin(int packet) {
        return packet == 0 ? end(0) - textLength : attachments[2 * packet - 2];
    }

    /** Where the content of a packet ends, and the WebSocket message of the next one begins. The text comes first. */
    private int end(int packet) {
        return packet == 0 ? WebSocketFrames.length(textLength) : attachments[2 * packet - 1];
    }

    /** The address of the bytes for a WebSocket, valid while the caller holds a reference; 0 if there is none. */
    long webSocketAddress() {
        return webSocket.hasMemoryAddress() ? webSocket.memoryAddress() : 0;
    }

    int packets() {
        return 1 + attachments.length / 2;
    }

    private int length(int packet) {
        return end(packet) - begin(packet);
    }

    /** Copies what the WebSocket message of a packet holds. */
    private void copy(int packet, byte[] into, int at) {
        webSocket.getBytes(begin(packet), into, at, length(packet));
    }

    /** How many bytes a packet takes in a polling body: with its type, and binary as base64. */
    int pollingLength(int packet) {
        return packet == 0 ? textLength : 1 + (length(packet) + 2) / 3 * 4;
    }

    /** Writes a packet into a polling body, at that place; returns the place behind it. */
    int writePolling(int packet, byte[] body, int at) {
        if (packet == 0) {
            copy(0, body, at);
            return at + textLength;
        }
        byte[] binary = new byte[length(packet)];
        copy(packet, binary, 0);
        body[at] = (byte) 'b';
        byte[] encoded = Base64.getEncoder().encode(binary);
        System.arraycopy(encoded, 0, body, at + 1, encoded.length);
        return at + 1 + encoded.length;
    }
}
