package dev.parlance.internal.engine.netty.websocket;

import dev.parlance.internal.engine.CloseStatus;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The closing handshake of a WebSocket: sends a close frame, waits for the client's with a timeout, closes the connection. */
public final class ClosingHandshake implements WebSocketReceiver {
    private static final long TIMEOUT_MILLIS = 3_000;

    private final Channel channel;

    public ClosingHandshake(Channel channel) {
        this.channel = channel;
    }

    /**
     * Sends the close frame.
     *
     * @param state whether the client's is still to come
     */
    public void start(int code, WebSocketReader.State state) {
        start(new CloseStatus(code), state);
    }

    /** The same with a reason. */
    public void start(CloseStatus status, WebSocketReader.State state) {
        if (!channel.isActive()) {
            channel.close();
            return;
        }
        byte[] reason = status.reason().getBytes(StandardCharsets.UTF_8);
        var written = channel.writeAndFlush(
                WebSocketFrames.close(channel.alloc().directBuffer(4 + reason.length), status.code(), reason));
        switch (state) {
            case OPEN -> {}
            case CLOSED -> written.addListener(ChannelFutureListener.CLOSE);
            case FAILED -> written.addListener(done -> endOutput());
        }
        channel.eventLoop().schedule(() -> channel.close(), TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
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
    public void text(int type, byte[] text) {}

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
