package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.Frame;
import io.netty.channel.EventLoop;

/** A plain WebSocket. Its messages are the frames' texts and attachments; its heartbeat is WebSocket's ping and pong. */
public final class PlainSession extends NettySession {
    public PlainSession(EngineContext engine, String id, HttpRequest handshake, EventLoop loop) {
        super(engine, id, handshake, loop);
        // The application has accepted it; there is nothing else to sign in to.
        memory().signedIn(true);
    }

    @Override
    EncodedFrame encode(Frame frame) {
        return EncodedFrame.plain(engine.memory(), frame);
    }

    @Override
    public void ping() {
        sendPing(EncodedFrame.WEB_SOCKET_PING);
    }

    @Override
    public void text(int type, byte[] text) {
        input.text(text);
    }

    @Override
    public void binary(byte[] message) {
        input.binary(message);
    }

    @Override
    void ending() {
        engine.sessions().remove(this);
    }
}
