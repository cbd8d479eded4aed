package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.CloseReason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import org.jspecify.annotations.Nullable;

/** A session over its one WebSocket. */
final class WebSocketTransport implements Transport {
    private final Channel channel;
    private final WebSocketReader reader;
    private final Outbox outbox;
    private final @Nullable DirectWrite direct;

    WebSocketTransport(Channel channel, WebSocketReader reader, Outbox outbox) {
        this.channel = channel;
        this.reader = reader;
        this.outbox = outbox;
        this.direct = DirectWrite.on(channel);
    }

    @Override
    public String name() {
        return "websocket";
    }

    @Override
    public void write(@Nullable Outgoing first) {
        if (first != null && first.next == null && first.frame != null && first.packetsSent == 0 && direct != null) {
            outbox.left(first.frame.size());
            direct.write(first.frame);
        } else {
            writeAll(first);
        }
    }

    private void writeAll(@Nullable Outgoing first) {
        Outgoing o = first;
        while (o != null && o.frame != null) {
            Outgoing following = o.next;
            // Not linked on: an old one that is still referenced must not keep all later ones.
            o.next = null;
            ByteBuf bytes = o.frame.takeWebSocket(o.packetsSent);
            // Frame by frame, and before the channel counts it: counted twice it might exceed the budget.
            outbox.left(o.frame.size());
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
    public void close(CloseReason reason, int webSocketCode) {
        Farewell farewell = new Farewell(channel);
        reader.receiver(farewell);
        if (reason == CloseReason.SLOW_CLIENT) {
            // It would not take a close frame either; what waits for it is freed now.
            channel.close();
        } else {
            farewell.say(webSocketCode, reader.state());
        }
        reader.resume();
    }
}
