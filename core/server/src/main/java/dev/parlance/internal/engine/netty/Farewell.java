package dev.parlance.internal.engine.netty;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.util.concurrent.TimeUnit;

/** Closes a WebSocket: a close frame, then a bounded wait for the client's, then the connection. */
final class Farewell implements WebSocketReceiver {
    private static final long PATIENCE_MILLIS = 3_000;

    private final Channel channel;

    Farewell(Channel channel) {
        this.channel = channel;
    }

    /**
     * Sends the close frame.
     *
     * @param state whether the client's is still to come
     */
    void say(int code, WebSocketReader.State state) {
        if (!channel.isActive()) {
            channel.close();
            return;
        }
        var written =
                channel.writeAndFlush(WebSocketFrames.close(channel.alloc().directBuffer(4), code));
        switch (state) {
            case OPEN -> {}
            case CLOSED -> written.addListener(ChannelFutureListener.CLOSE);
            case BROKEN -> written.addListener(done -> endOutput());
        }
        channel.eventLoop().schedule(() -> channel.close(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    // Closing at once with bytes unread would reset the connection, and could destroy the close frame on its way.
    private void endOutput() {
        if (channel instanceof DuplexChannel duplex && channel.pipeline().get(SslHandler.class) == null) {
            duplex.shutdownOutput().addListener(ended -> {
                if (!ended.isSuccess()) {
                    channel.close();
                }
            });
        } else {
            channel.close();
        }
    }

    @Override
    public void text(byte[] message) {}

    @Override
    public void binary(byte[] message) {}

    @Override
    public void closeReceived(int code) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void violated(int code) {
        channel.close();
    }

    @Override
    public void gone(boolean failed) {}
}
