package dev.parlance.internal.engine.netty.session;

import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.websocket.CloseCodes;
import dev.parlance.internal.engine.netty.websocket.ClosingHandshake;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.channel.Channel;

/**
 * A WebSocket for a session that has one already, or tries one. It is accepted and closed at once, as the reference server
 * does: a client without an error handler crashes when it is refused by an HTTP status.
 */
final class SurplusWebSocket {
    private SurplusWebSocket() {}

    /** Answers its request. Any thread. */
    static void acceptAndClose(HttpExchange exchange, NettySession session) {
        Channel channel = exchange.channel();
        ClosingHandshake closing = new ClosingHandshake(channel);
        WebSocketReader reader = WebSocketReader.ofTypedTexts(
                channel, session::maxMessage, session.memory().share(), closing);
        exchange.switchToWebSocket(
                reader,
                OpeningHandshake.firstSubprotocol(exchange.head()),
                () -> closing.start(CloseCodes.NORMAL, reader.state()));
    }
}
