package dev.parlance.internal.engine.netty.session;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.CloseStatus;
import dev.parlance.internal.engine.Frame;
import io.netty.channel.EventLoop;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** A plain WebSocket. Its messages are the frames' texts and attachments; its heartbeat is WebSocket's ping and pong. */
public final class PlainSession extends NettySession {
    private static final AtomicReferenceFieldUpdater<PlainSession, @Nullable CloseStatus> STATUS =
            AtomicReferenceFieldUpdater.newUpdater(PlainSession.class, CloseStatus.class, "status");

    private volatile @Nullable CloseStatus status;

    public PlainSession(EngineContext engine, String id, HttpRequest handshake, EventLoop loop) {
        super(engine, id, handshake, loop);
        // The application has accepted it; there is nothing else to sign in to.
        memory().signedIn(true);
    }

    @Override
    public void close(CloseReason given) {
        close(given, CloseStatus.of(given));
    }

    @Override
    public void close(CloseReason given, CloseStatus said) {
        // The first that is said stands: so does the first reason.
        STATUS.compareAndSet(this, null, said);
        super.close(given);
    }

    @Override
    void conclude(CloseReason given) {
        CloseStatus said = status;
        end(given, said == null ? CloseStatus.of(given) : said);
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
