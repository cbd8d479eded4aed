package dev.parlance.internal.engine.netty;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.EngineHandler.Opening;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.EngineOptions.SessionCookie;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.engine.Subprotocols;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.http.HttpResponseWriter;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.EngineIoSession;
import dev.parlance.internal.engine.netty.session.WebSocketTransport;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketFrames;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.channel.Channel;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens Engine.IO sessions: the handshake. On the event loop of the connection that asks for it. */
final class SessionOpening {
    /** Headers of a handshake's response that the application cannot set. */
    private static final Set<String> OURS = Set.of(
            "content-type",
            "content-encoding",
            "cache-control",
            "upgrade",
            "access-control-allow-origin",
            "access-control-allow-credentials");

    private final EngineContext engine;
    private final Openings openings;

    SessionOpening(EngineContext engine, Openings openings) {
        this.engine = engine;
        this.openings = openings;
    }

    /** Asks what is above the seam whether a session may open, and opens it, in its turn; the client may go away meanwhile. */
    void begin(HttpExchange exchange, boolean webSocket) {
        openings.inTurn(exchange, () -> ask(exchange, webSocket));
    }

    private void ask(HttpExchange exchange, boolean webSocket) {
        if (!engine.accepting()) {
            unavailable(exchange);
            return;
        }
        HttpRequest request = exchange.request(exchange.takeBody());
        HandlerCall.ask(
                exchange,
                () -> engine.handler().opening(request),
                opening -> exchange.ifUnanswered(() -> decided(exchange, request, webSocket, opening)));
    }

    private void decided(HttpExchange exchange, HttpRequest request, boolean webSocket, Opening opening) {
        if (opening instanceof Opening.Refused refused) {
            HandlerCall.respond(exchange, refused.response());
        } else if (!engine.accepting()) {
            unavailable(exchange);
        } else if (opening instanceof Opening.Accepted accepted) {
            String[] headers = HandlerCall.lines(accepted.headers(), SessionOpening::isOurs);
            if (webSocket) {
                String[] subprotocol = subprotocol(exchange, accepted.headers().first(Subprotocols.FIELD));
                webSocket(exchange, request, HttpResponseWriter.join(subprotocol, headers));
            } else {
                polling(exchange, request, headers);
            }
        }
    }

    /** The one that the application names, if it was offered; else the first. */
    private static String[] subprotocol(HttpExchange exchange, @Nullable String named) {
        return named != null
                        && OpeningHandshake.offeredSubprotocols(exchange.head()).contains(named)
                ? new String[] {Subprotocols.FIELD, named}
                : OpeningHandshake.firstSubprotocol(exchange.head());
    }

    private static void unavailable(HttpExchange exchange) {
        HandlerCall.unavailable(exchange);
    }

    private void polling(HttpExchange exchange, HttpRequest request, String[] headers) {
        EngineIoSession session = session(exchange, request);
        session.startPolling();
        engine.sessions().add(session);
        boolean canUpgrade = engine.options().transports().contains("websocket");
        String[] type = {"Content-Type", "text/plain; charset=UTF-8", "Cache-Control", "no-store"};
        // Announced first: a client that has the response can rely on the session being known.
        announce(session);
        exchange.answer(
                200, HttpResponseWriter.join(type, withCookie(session, headers)), openPacket(session.id(), canUpgrade));
    }

    private void webSocket(HttpExchange exchange, HttpRequest request, String[] headers) {
        EngineIoSession session = session(exchange, request);
        Channel channel = exchange.channel();
        WebSocketReader reader = WebSocketReader.ofTypedTexts(
                channel, session::maxMessage, session.memory().share(), session);
        session.transport(new WebSocketTransport(channel, reader, session));
        engine.sessions().add(session);
        exchange.switchToWebSocket(reader, withCookie(session, headers), () -> {
            byte[] open = openPacket(session.id(), false);
            channel.write(
                    WebSocketFrames.text(channel.alloc().directBuffer(WebSocketFrames.length(open.length)), open),
                    channel.voidPromise());
            announce(session);
        });
    }

    private EngineIoSession session(HttpExchange exchange, HttpRequest request) {
        return new EngineIoSession(
                engine, RandomIds.next(), request, exchange.channel().eventLoop());
    }

    /** Whether a header of a handshake's response is the server's, by its name in lower case. */
    private static boolean isOurs(String name) {
        return HandlerCall.isOurs(name) || OURS.contains(name) || name.startsWith("sec-websocket-");
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

    private String[] withCookie(EngineIoSession session, String[] headers) {
        return HttpResponseWriter.join(cookie(session.id()), headers);
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
}
