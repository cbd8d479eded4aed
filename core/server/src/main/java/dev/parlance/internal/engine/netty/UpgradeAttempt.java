package dev.parlance.internal.engine.netty;

import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket that is to take over a polling session: the client probes it, lets its last poll return, and says {@code
 * 5}. Until then the session goes on over polling, whatever happens here. On the WebSocket's event loop.
 */
final class UpgradeAttempt implements WebSocketReceiver {
    private static final byte[] PROBE = "2probe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROBE_ANSWER = "probe".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPGRADE = {'5'};

    private final EngineIoSession session;
    private final Channel channel;
    private final WebSocketReader reader;
    private boolean probed;
    private boolean decided;

    UpgradeAttempt(EngineIoSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
        this.reader = new WebSocketReader(channel, session.engine.options().maxPayload(), this);
    }

    Channel channel() {
        return channel;
    }

    void begin(HttpExchange exchange) {
        exchange.switchToWebSocket(reader, new String[0], () -> {});
    }

    @Override
    public void text(byte[] message) {
        if (!probed && Arrays.equals(message, PROBE)) {
            probed = true;
            channel.writeAndFlush(
                    WebSocketFrames.text(channel.alloc().directBuffer(8), '3', PROBE_ANSWER), channel.voidPromise());
            session.probed(this);
        } else if (probed && Arrays.equals(message, UPGRADE)) {
            // What follows is the session's, and waits until it has come over from its event loop.
            decided = true;
            reader.pause();
            session.upgraded(this, new WebSocketTransport(channel, reader, session.outbox));
        } else {
            fail(WebSocketReader.PROTOCOL_ERROR);
        }
    }

    /** The session belongs to this event loop and this WebSocket now. */
    void handOver() {
        if (session.ended()) {
            return;
        }
        reader.receiver(session);
        session.heartbeat.moved();
        session.run();
        session.concludeIfAsked();
        // Goes on reading unless the session is paused; it hears of a connection that has gone meanwhile.
        session.applyPause();
    }

    /** Gives it up, from any thread. */
    void abandon(int code) {
        channel.eventLoop().execute(() -> {
            decided = false;
            fail(code);
        });
    }

    /** Gives it up if the client has not let go of polling for it, which it does when its probe is answered; any thread. */
    void giveUpUnlessProbed() {
        channel.eventLoop().execute(() -> {
            if (!probed) {
                fail(CloseCodes.NORMAL);
            }
        });
    }

    private void fail(int code) {
        if (!decided) {
            decided = true;
            session.upgradeFailed(this);
            Farewell farewell = new Farewell(channel);
            reader.receiver(farewell);
            farewell.say(code, reader.state());
            reader.resume();
        }
    }

    @Override
    public void binary(byte[] message) {
        fail(WebSocketReader.PROTOCOL_ERROR);
    }

    @Override
    public void closeReceived(int code) {
        fail(code);
    }

    @Override
    public void violated(int code) {
        fail(code);
    }

    @Override
    public void gone(boolean failed) {
        fail(CloseCodes.NORMAL);
    }
}
