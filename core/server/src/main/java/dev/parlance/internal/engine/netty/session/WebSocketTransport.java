package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.MemoryShare;
import dev.parlance.internal.engine.netty.http.TlsHandler;
import dev.parlance.internal.engine.netty.websocket.ClosingHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.ssl.SslHandler;
import org.jspecify.annotations.Nullable;

/**
 * A session over its one WebSocket. Frames that the channel does not take yet wait here, where one costs a link and not, as in
 * the channel, some objects of its own.
 */
public final class WebSocketTransport implements SessionTransport {
    /** What the link to a waiting frame takes, which itself may be shared. */
    private static final int LINK_BYTES = 32;

    private static final int FLUSH_BYTES = 64 * 1024;

    private final Channel channel;
    private final WebSocketReader reader;
    private final SendQueue sendQueue;
    private final MemoryShare held;
    private final @Nullable DirectWrite direct;
    private final boolean encrypted;
    private @Nullable QueuedFrame first;
    private @Nullable QueuedFrame last;
    private int waiting;

    /** For a channel that is read by that reader, and a session with that queue. */
    public WebSocketTransport(Channel channel, WebSocketReader reader, NettySession session) {
        this.channel = channel;
        this.reader = reader;
        this.sendQueue = session.sendQueue;
        this.held = session.memory().share();
        this.direct = DirectWrite.on(channel);
        this.encrypted = channel.pipeline().get(SslHandler.class) != null;
        TlsHandler.countIn(session.memory(), channel);
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void write(@Nullable QueuedFrame added) {
        if (added != null
                && first == null
                && added.next == null
                && added.frame != null
                && added.packetsSent == 0
                && direct != null) {
            sendQueue.removed(added.frame.cost());
            direct.write(added.frame);
        } else {
            add(added);
            writeWaiting();
        }
    }

    private void add(@Nullable QueuedFrame added) {
        if (first == null) {
            first = added;
        } else if (last != null) {
            last.next = added;
        }
        for (QueuedFrame o = added; o != null; o = o.next) {
            last = o;
            waiting++;
        }
    }

    @Override
    public void writeWaiting() {
        do {
            writeUpTo(FLUSH_BYTES);
            channel.flush();
        } while (first != null && channel.isWritable());
        held.set((long) waiting * LINK_BYTES + encryptedBytes());
    }

    // Of a frame that many share each has its own encrypted copy.
    private long encryptedBytes() {
        return encrypted && !channel.isWritable() ? pendingBytes() : 0;
    }

    private void writeUpTo(int bytes) {
        int written = 0;
        while (first != null && first.frame != null && written < bytes) {
            QueuedFrame writing = first;
            first = writing.next;
            // Unlinked: an old one that is still referenced must not retain all later ones.
            writing.next = null;
            waiting--;
            // Frame by frame, and before the channel counts it: counted twice it might exceed the budget.
            sendQueue.removed(writing.frame.cost());
            written += writing.frame.size();
            // The pipeline has no encoder: these bytes are the frames.
            writing.frame.write(channel, writing.packetsSent, 0);
        }
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public long pendingBytes() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    @Override
    public void pause() {
        reader.pause();
    }

    @Override
    public void resume() {
        reader.resume();
    }

    @Override
    public boolean deliversAfter(CloseReason reason) {
        return false;
    }

    @Override
    public void close(CloseReason reason, CloseStatus status) {
        writeUpTo(Integer.MAX_VALUE);
        held.set(0);
        ClosingHandshake closing = new ClosingHandshake(channel);
        reader.receiver(closing);
        closing.start(status, reader.state());
        reader.resume();
    }

    @Override
    public void cutOff() {}

    @Override
    public void cut() {
        discard();
        reader.receiver(new ClosingHandshake(channel));
        channel.close();
        reader.resume();
    }

    @Override
    public void discard() {
        sendQueue.removed(QueuedFrame.discard(first));
        first = null;
        last = null;
        waiting = 0;
        held.set(0);
    }
}
