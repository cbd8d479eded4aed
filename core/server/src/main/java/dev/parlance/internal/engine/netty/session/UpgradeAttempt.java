package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.Incident;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.websocket.CloseCodes;
import dev.parlance.internal.engine.netty.websocket.ClosingHandshake;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketFrames;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import dev.parlance.internal.engine.netty.websocket.WebSocketReceiver;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A WebSocket to which a polling session is being upgraded: the client sends a probe, lets its last poll return, and sends
 * {@code 5}. Until then the session stays on polling. Some clients send the {@code 5} without a probe, and their last poll
 * returns afterwards. All on the WebSocket's event loop.
 */
final class UpgradeAttempt implements WebSocketReceiver {
    private static final byte[] PROBE = "probe".getBytes(StandardCharsets.US_ASCII);

    private final EngineIoSession session;
    private final Channel channel;
    private final WebSocketReader reader;
    private boolean probed;
    private boolean decided;

    UpgradeAttempt(EngineIoSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
        this.reader = WebSocketReader.ofTypedTexts(
                channel, session::maxMessage, session.memory().share(), this);
    }

    Channel channel() {
        return channel;
    }

    void begin(HttpExchange exchange) {
        exchange.switchToWebSocket(reader, OpeningHandshake.firstSubprotocol(exchange.head()), () -> {});
    }

    @Override
    public void text(int type, byte[] text) {
        if (!probed && type == '2' && Arrays.equals(text, PROBE)) {
            probed = true;
            channel.writeAndFlush(
                    WebSocketFrames.text(channel.alloc().directBuffer(8), '3', PROBE), channel.voidPromise());
            session.probed(this);
        } else if (type == '5' && text.length == 0) {
            // What follows belongs to the session, and waits until it has moved to this event loop.
            decided = true;
            reader.pause();
            session.upgraded(this, new WebSocketTransport(channel, reader, session));
        } else {
            violated(CloseCodes.PROTOCOL_ERROR);
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
        // Reads on unless the session is paused, and reports a connection that has been closed meanwhile.
        session.applyPause();
    }

    /** Abandons the attempt. Any thread. */
    void abandon(int code) {
        channel.eventLoop().execute(() -> {
            decided = false;
            fail(code);
        });
    }

    /** Abandons the attempt unless its probe has been answered: from then on the client leaves polling. Any thread. */
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
            ClosingHandshake closing = new ClosingHandshake(channel);
            reader.receiver(closing);
            closing.start(code, reader.state());
            reader.resume();
        }
    }

    @Override
    public void binary(byte[] message) {
        violated(CloseCodes.PROTOCOL_ERROR);
    }

    @Override
    public void closeReceived(int code) {
        fail(code);
    }

    @Override
    public void violated(int code) {
        if (!decided) {
            session.report(Incident.Kind.UPGRADE_REFUSED, CloseCodes.reason(code));
        }
        fail(code);
    }

    @Override
    public void gone(boolean failed) {
        fail(CloseCodes.NORMAL);
    }
}
