package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.netty.websocket.ClosingHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/** A session over its one WebSocket. */
public final class WebSocketTransport implements SessionTransport {
    private final Channel channel;
    private final WebSocketReader reader;
    private final SendQueue sendQueue;
    private final @Nullable DirectWrite direct;

    public WebSocketTransport(Channel channel, WebSocketReader reader, SendQueue sendQueue) {
        this.channel = channel;
        this.reader = reader;
        this.sendQueue = sendQueue;
        this.direct = DirectWrite.on(channel);
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void write(@Nullable QueuedFrame first) {
        if (first != null && first.next == null && first.frame != null && first.packetsSent == 0 && direct != null) {
            sendQueue.removed(first.frame.size());
            direct.write(first.frame);
        } else {
            writeAll(first);
        }
    }

    private void writeAll(@Nullable QueuedFrame first) {
        QueuedFrame o = first;
        while (o != null && o.frame != null) {
            QueuedFrame following = o.next;
            // Unlinked: an old one that is still referenced must not retain all later ones.
            o.next = null;
            ByteBuf bytes = o.frame.takeWebSocket(o.packetsSent);
            // Frame by frame, and before the channel counts it: counted twice it might exceed the budget.
            sendQueue.removed(o.frame.size());
            // The pipeline has no encoder: these bytes are the frames.
            channel.write(bytes, channel.voidPromise());
            o = following;
        }
        channel.flush();
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
    public void close(CloseReason reason, int webSocketCode) {
        ClosingHandshake closing = new ClosingHandshake(channel);
        reader.receiver(closing);
        if (reason == CloseReason.SLOW_CLIENT) {
            // The client would not read a close frame either; what is pending is released now.
            channel.close();
        } else {
            closing.start(webSocketCode, reader.state());
        }
        reader.resume();
    }

    @Override
    public void cutOff() {}
}
