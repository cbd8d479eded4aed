package dev.parlance.internal.engine.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Answers requests to the Engine.IO path (Engine.IO protocol 4). */
final class EngineRequests {
    private static final byte[] NO_BODY = new byte[0];

    private final EngineState engine;
    private final SessionOpening opening;

    EngineRequests(EngineState engine) {
        this.engine = engine;
        this.opening = new SessionOpening(engine);
    }

    /** A body is on its way: it is read only for a session that takes it. */
    void bodyFollows(HttpExchange exchange) {
        EngineError error = check(exchange);
        if (error != null) {
            error.answer(exchange);
            return;
        }
        EngineIoSession session = session(exchange);
        if (session != null && HttpMethod.POST.equals(exchange.method())) {
            session.postBegins(exchange);
        } else {
            EngineError.BAD_REQUEST.answer(exchange);
        }
    }

    void bodyTooLong(HttpExchange exchange) {
        EngineIoSession session = check(exchange) == null ? session(exchange) : null;
        if (session != null) {
            session.postTooLong();
        }
    }

    void answer(HttpExchange exchange) {
        if (exchange.isAnswered()) {
            return;
        }
        EngineError error = check(exchange);
        if (error != null) {
            error.answer(exchange);
            return;
        }
        if (HttpMethod.OPTIONS.equals(exchange.method())) {
            preflight(exchange);
            return;
        }
        boolean webSocket = "websocket".equals(exchange.query().first("transport"));
        EngineIoSession session = session(exchange);
        if (session == null) {
            open(exchange, webSocket);
        } else if (webSocket) {
            session.tryUpgrade(exchange);
        } else if (HttpMethod.POST.equals(exchange.method())) {
            session.postBegins(exchange);
            session.post(exchange);
        } else {
            session.poll(exchange);
        }
    }

    private void open(HttpExchange exchange, boolean webSocket) {
        if (!engine.accepting()) {
            exchange.answer(503, new String[0], NO_BODY);
        } else if (webSocket) {
            opening.webSocket(exchange);
        } else {
            opening.polling(exchange);
        }
    }

    /** What is wrong with a request, in the order of Engine.IO's reference server; null if nothing is. */
    private @Nullable EngineError check(HttpExchange exchange) {
        String origin = exchange.header(HttpHeaderNames.ORIGIN);
        if (!engine.origins().allows(origin, exchange.header(HttpHeaderNames.HOST))) {
            return EngineError.FORBIDDEN;
        }
        exchange.extraHeaders(engine.origins().corsHeaders(origin));
        HttpMethod method = exchange.method();
        if (HttpMethod.OPTIONS.equals(method)) {
            return null;
        }
        String transport = exchange.query().first("transport");
        if (transport == null || !engine.options().transports().contains(transport)) {
            return EngineError.TRANSPORT_UNKNOWN;
        }
        if (!"4".equals(exchange.query().first("EIO"))) {
            return EngineError.UNSUPPORTED_VERSION;
        }
        String id = exchange.query().first("sid");
        if (id != null && engine.sessions().find(id) == null) {
            return EngineError.SESSION_UNKNOWN;
        }
        boolean get = HttpMethod.GET.equals(method);
        if (!get && (id == null || !HttpMethod.POST.equals(method))) {
            return id == null ? EngineError.BAD_HANDSHAKE_METHOD : EngineError.BAD_REQUEST;
        }
        boolean mustUpgrade = transport.equals("websocket");
        return mustUpgrade && !isUpgrade(exchange) ? EngineError.BAD_REQUEST : null;
    }

    private static boolean isUpgrade(HttpExchange exchange) {
        return WebSocketHandshake.isAsked(exchange.head()) && WebSocketHandshake.isValid(exchange.head());
    }

    /** The session that is named in the query, and only there. */
    private @Nullable EngineIoSession session(HttpExchange exchange) {
        String id = exchange.query().first("sid");
        return id == null ? null : engine.sessions().find(id);
    }

    private static void preflight(HttpExchange exchange) {
        String asked = exchange.header(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        String allowed = asked != null && HttpAnswer.isSafe(asked) ? asked : "Content-Type";
        exchange.answer(
                204,
                new String[] {
                    "Access-Control-Allow-Methods", "GET, POST",
                    "Access-Control-Allow-Headers", allowed,
                    "Access-Control-Max-Age", "600"
                },
                NO_BODY);
    }
}
