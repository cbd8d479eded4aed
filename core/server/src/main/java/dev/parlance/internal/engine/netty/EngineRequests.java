package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.EngineRequest.Kind;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.http.HttpResponseWriter;
import dev.parlance.internal.engine.netty.session.EngineContext;
import dev.parlance.internal.engine.netty.session.EngineError;
import dev.parlance.internal.engine.netty.session.EngineIoSession;
import dev.parlance.internal.engine.netty.websocket.OpeningHandshake;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/** Parses requests to the Engine.IO path (Engine.IO protocol 4), and opens sessions. */
final class EngineRequests {
    private static final byte[] NO_BODY = new byte[0];

    private final EngineContext engine;
    private final SessionOpening opening;

    EngineRequests(EngineContext engine, Openings openings) {
        this.engine = engine;
        this.opening = new SessionOpening(engine, openings);
    }

    /** Parses a request; what is wrong is found in the order of Engine.IO's reference server. */
    EngineRequest parse(HttpExchange exchange) {
        if (!exchange.isOriginAllowed()) {
            return new EngineRequest(this, Kind.REFUSED, null, EngineError.FORBIDDEN);
        }
        exchange.allowReading();
        if (HttpMethod.OPTIONS.equals(exchange.method())) {
            return request(Kind.PREFLIGHT, null);
        }
        EngineQuery query = EngineQuery.parse(exchange.rawQuery());
        String transport = query.transport();
        if (transport == null || !engine.options().transports().contains(transport)) {
            return refused(exchange, EngineError.TRANSPORT_UNKNOWN);
        }
        if (!"4".equals(query.version())) {
            return refused(exchange, EngineError.UNSUPPORTED_VERSION);
        }
        String id = query.session();
        EngineIoSession session = id == null ? null : engine.sessions().find(id);
        if (id != null && session == null) {
            return refused(exchange, EngineError.SESSION_UNKNOWN);
        }
        return transport.equals("websocket") ? webSocket(exchange, session) : polling(exchange, session);
    }

    private EngineRequest webSocket(HttpExchange exchange, @Nullable EngineIoSession session) {
        if (!HttpMethod.GET.equals(exchange.method()) && session == null) {
            return refused(exchange, EngineError.BAD_HANDSHAKE_METHOD);
        }
        if (!OpeningHandshake.isAsked(exchange.head()) || !OpeningHandshake.isValid(exchange.head())) {
            return refused(exchange, EngineError.BAD_REQUEST);
        }
        return request(session == null ? Kind.OPEN_WEB_SOCKET : Kind.UPGRADE, session);
    }

    private EngineRequest polling(HttpExchange exchange, @Nullable EngineIoSession session) {
        if (HttpMethod.GET.equals(exchange.method())) {
            return session == null ? request(Kind.OPEN_POLLING, null) : poll(exchange, session);
        }
        if (session == null) {
            return refused(exchange, EngineError.BAD_HANDSHAKE_METHOD);
        }
        if (!HttpMethod.POST.equals(exchange.method())) {
            return refused(exchange, EngineError.BAD_REQUEST);
        }
        exchange.belongsTo(session.maxMessage(), session.memory().isSignedIn());
        return request(isText(exchange.header(HttpHeaderNames.CONTENT_TYPE)) ? Kind.POST : Kind.OTHER_POST, session);
    }

    /** Whether a body may be what the transport sends; a client need not say so. */
    private static boolean isText(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        int end = contentType.indexOf(';');
        String media =
                contentType.substring(0, end < 0 ? contentType.length() : end).trim();
        return media.isEmpty() || media.equalsIgnoreCase("text/plain");
    }

    private EngineRequest poll(HttpExchange exchange, EngineIoSession session) {
        exchange.belongsTo(session.maxMessage(), session.memory().isSignedIn());
        return request(Kind.POLL, session);
    }

    private EngineRequest request(Kind kind, @Nullable EngineIoSession session) {
        return new EngineRequest(this, kind, session, null);
    }

    private EngineRequest refused(HttpExchange exchange, EngineError error) {
        engine.http().incidents().requestRefused(exchange, error.status(), error.message());
        return new EngineRequest(this, Kind.REFUSED, null, error);
    }

    void open(HttpExchange exchange, boolean webSocket) {
        opening.begin(exchange, webSocket);
    }

    static void preflight(HttpExchange exchange) {
        String asked = exchange.header(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        String allowed = asked != null && HttpResponseWriter.isSafe(asked) ? asked : "Content-Type";
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
