package dev.parlance.internal.engine.netty;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.EngineOptions.SessionCookie;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.EngineIoSession;
import dev.parlance.internal.engine.netty.session.WebSocketTransport;
import dev.parlance.internal.engine.netty.websocket.WebSocketFrames;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Opens Engine.IO sessions: the handshake. On the event loop of the connection that asks for it. */
final class SessionOpening {
    private final EngineContext engine;

    SessionOpening(EngineContext engine) {
        this.engine = engine;
    }

    void polling(HttpExchange exchange) {
        EngineIoSession session = session(exchange);
        session.startPolling();
        engine.sessions().add(session);
        boolean canUpgrade = engine.options().transports().contains("websocket");
        String[] type = {"Content-Type", "text/plain; charset=UTF-8", "Cache-Control", "no-store"};
        // Announced first: a client that has the response can rely on the session being known.
        announce(session);
        exchange.answer(200, join(type, cookie(session.id())), openPacket(session.id(), canUpgrade));
    }

    void webSocket(HttpExchange exchange) {
        EngineIoSession session = session(exchange);
        Channel channel = exchange.channel();
        WebSocketReader reader =
                WebSocketReader.ofTypedTexts(channel, engine.options().maxPayload(), session);
        session.transport(new WebSocketTransport(channel, reader, session.sendQueue));
        engine.sessions().add(session);
        exchange.switchToWebSocket(reader, cookie(session.id()), () -> {
            byte[] open = openPacket(session.id(), false);
            channel.write(
                    WebSocketFrames.text(channel.alloc().directBuffer(WebSocketFrames.length(open.length)), open),
                    channel.voidPromise());
            announce(session);
        });
    }

    private EngineIoSession session(HttpExchange exchange) {
        HttpRequest handshake = exchange.request(exchange.takeBody());
        return new EngineIoSession(
                engine, RandomIds.next(), handshake, exchange.channel().eventLoop());
    }

    private void announce(EngineIoSession session) {
        session.open(() -> engine.handler().opened(session));
    }

    private byte[] openPacket(String id, boolean canUpgrade) {
        EngineOptions options = engine.options();
        String packet = "0{\"sid\":\"" + id
                + "\",\"upgrades\":[" + (canUpgrade ? "\"websocket\"" : "")
                + "],\"pingInterval\":" + options.pingInterval().toMillis()
                + ",\"pingTimeout\":" + options.pingTimeout().toMillis()
                + ",\"maxPayload\":" + options.maxPayload() + "}";
        return packet.getBytes(StandardCharsets.US_ASCII);
    }

    private String[] cookie(String id) {
        SessionCookie cookie = engine.options().cookie();
        if (cookie == null) {
            return new String[0];
        }
        String value = cookie.name() + "=" + id + "; Path=" + cookie.path() + "; HttpOnly; SameSite="
                + cookie.sameSite() + (cookie.secure() ? "; Secure" : "");
        return new String[] {"Set-Cookie", value};
    }

    private static String[] join(String[] one, String[] other) {
        String[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
