package dev.parlance.internal.engine.netty.session;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes one frame to its socket directly, without the pipeline: most deliveries are one frame that the socket takes at
 * once. What the socket does not take goes through the pipeline, as does everything behind it.
 */
final class DirectWrite {
    private final Channel channel;
    private final FileDescriptor socket;

    private DirectWrite(Channel channel, FileDescriptor socket) {
        this.channel = channel;
        this.socket = socket;
    }

    /** For a connection of that channel; null if the pipeline is needed: for TLS, or because there is no epoll. */
    static @Nullable DirectWrite on(Channel channel) {
        return channel instanceof UnixChannel unix && channel.pipeline().get(SslHandler.class) == null
                ? new DirectWrite(channel, unix.fd())
                : null;
    }

    /** Writes a frame behind what is pending; the caller's reference passes on. On the event loop. */
    void write(EncodedFrame frame) {
        int written = 0;
        long address = frame.webSocketAddress();
        if (address != 0 && nothingIsPending()) {
            try {
                written = socket.writeAddress(address, 0, frame.size());
            } catch (IOException broken) {
                frame.release();
                channel.close();
                return;
            }
        }
        if (written == frame.size()) {
            frame.release();
        } else {
            frame.write(channel, 0, written);
            channel.flush();
        }
    }

    private boolean nothingIsPending() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer != null && buffer.totalPendingWriteBytes() == 0;
    }
}
