package dev.parlance.internal.engine.netty;

import dev.parlance.http.HttpRequest;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineHandler.Routes;
import dev.parlance.internal.engine.EngineHandler.Upgrade;
import dev.parlance.internal.engine.RandomIds;
import dev.parlance.internal.engine.Subprotocols;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.EngineError;
import dev.parlance.internal.engine.netty.session.PlainSession;
import dev.parlance.internal.engine.netty.session.WebSocketTransport;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import dev.parlance.internal.engine.netty.websocket.WebSocketReader;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpMethod;
import java.util.Set;

/** Passes requests outside the Engine.IO path to the application, and sends its responses. */
final class PlainRequests {
    /** A body of theirs means nothing, and hides a second request from servers that overlook it (RFC 9110, section 9.3). */
    private static final Set<String> TAKES_NO_BODY = Set.of("GET", "HEAD", "TRACE", "CONNECT");

    private final EngineContext engine;
    private final Openings openings;

    PlainRequests(EngineContext engine, Openings openings) {
        this.engine = engine;
        this.openings = openings;
    }

    /** Whether a body is to be collected; if not, the request is refused. */
    boolean acceptsBody(HttpExchange exchange) {
        if (TAKES_NO_BODY.contains(exchange.method().name())) {
            exchange.refuse(400, "a body with a method that takes none");
            return false;
        }
        return accepts(exchange);
    }

    /** Whether the application serves such a request; if not, it is refused. */
    boolean accepts(HttpExchange exchange) {
        String path = exchange.path();
        if (path == null) {
            exchange.refuse(400, "not a path");
            return false;
        }
        return isServed(exchange, path);
    }

    /** Whether the application serves such a request at that path; if not, it is refused. */
    private boolean isServed(HttpExchange exchange, String path) {
        Routes routes;
        try {
            routes = engine.handler().routes(path);
        } catch (Throwable bug) {
            HandlerCall.failed(exchange, bug);
            return false;
        }
        if (OpeningHandshake.isAsked(exchange.head()) ? routes.webSocket() : routes.http()) {
            return true;
        }
        if (!routes.webSocket()) {
            exchange.refuse(404, "Not found");
        } else if (HttpMethod.GET.equals(exchange.method())) {
            upgradeRequired(exchange);
        } else {
            exchange.refuse(405, "a WebSocket is opened with GET", "Allow", "GET");
        }
        return false;
    }

    private static void upgradeRequired(HttpExchange exchange) {
        exchange.refuse(
                426,
                "only a WebSocket of version 13 is served here",
                "Sec-WebSocket-Version",
                "13",
                "Upgrade",
                "websocket");
    }

    /** Answers a request that has been accepted. */
    void answer(HttpExchange exchange) {
        HttpRequest request = exchange.request(exchange.takeBody());
        if (OpeningHandshake.isAsked(exchange.head())) {
            openings.inTurn(exchange, () -> upgrade(exchange, request));
        } else {
            HandlerCall.ask(
                    exchange,
                    () -> engine.handler().request(request),
                    response -> HandlerCall.respond(exchange, response));
        }
    }

    private void upgrade(HttpExchange exchange, HttpRequest request) {
        if (!exchange.isOriginAllowed()) {
            EngineError.FORBIDDEN.answer(exchange);
        } else if (!OpeningHandshake.isValid(exchange.head())) {
            upgradeRequired(exchange);
        } else if (!engine.accepting()) {
            HandlerCall.unavailable(exchange);
        } else {
            HandlerCall.ask(exchange, () -> engine.handler().upgrade(request), outcome -> {
                if (outcome instanceof Upgrade.Accepted accepted) {
                    accept(exchange, request, accepted);
                } else if (outcome instanceof Upgrade.Refused refused) {
                    HandlerCall.respond(exchange, refused.response());
                }
            });
        }
    }

    private void accept(HttpExchange exchange, HttpRequest request, Upgrade.Accepted accepted) {
        Channel channel = exchange.channel();
        PlainSession session = new PlainSession(engine, RandomIds.next(), request, channel.eventLoop());
        WebSocketReader reader = new WebSocketReader(
                channel, session::maxMessage, session.memory().share(), session);
        session.transport(new WebSocketTransport(channel, reader, session));
        String agreed = accepted.subprotocol();
        String[] headers = agreed == null ? new String[0] : new String[] {Subprotocols.FIELD, agreed};
        Runnable opened = () -> {
            engine.sessions().add(session);
            session.open(() -> accepted.listener().apply(session));
            if (!engine.accepting()) {
                session.close(CloseReason.SERVER_SHUTTING_DOWN);
            }
        };
        exchange.switchToWebSocket(reader, headers, opened, accepted.ready());
    }
}
