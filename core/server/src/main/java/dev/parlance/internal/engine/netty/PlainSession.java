package dev.parlance.internal.engine.netty;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.Frame;
import io.netty.channel.EventLoop;

/** A plain WebSocket: its messages are the frames' texts and attachments, its heartbeat WebSocket's own. */
final class PlainSession extends NettySession {
    PlainSession(EngineState engine, String id, HttpRequest handshake, EventLoop loop) {
        super(engine, id, handshake, loop);
    }

    @Override
    EncodedFrame encode(Frame frame) {
        return EncodedFrame.plain(frame);
    }

    @Override
    public void ping() {
        sendPing(EncodedFrame.WEB_SOCKET_PING);
    }

    @Override
    public void text(byte[] message) {
        reportText(message);
    }

    @Override
    public void binary(byte[] message) {
        reportBinary(message);
    }

    @Override
    void ending() {
        engine.sessions().remove(this);
    }
}
