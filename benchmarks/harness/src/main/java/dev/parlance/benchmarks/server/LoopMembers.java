package dev.parlance.benchmarks.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.Set;

/** The connected clients of one event loop. */
final class LoopMembers {
    private final EventLoop loop;
    private final Set<ChannelHandlerContext> clients = new LinkedHashSet<>();
    private volatile int size;

    LoopMembers(EventLoop loop) {
        this.loop = loop;
    }

    void add(ChannelHandlerContext client) {
        clients.add(client);
        size = clients.size();
    }

    void remove(ChannelHandlerContext client) {
        clients.remove(client);
        size = clients.size();
    }

    int size() {
        return size;
    }

    /** Sends the same bytes to each; called on any thread. */
    void send(String message) {
        loop.execute(() -> {
            ByteBuf frame = BareFrames.text(message);
            for (ChannelHandlerContext client : clients) {
                client.writeAndFlush(frame.retainedDuplicate());
            }
            frame.release();
        });
    }
}
