package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.Origin;
import dev.parlance.internal.engine.netty.request.MalformedRequestException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are malformed, encoded or too long, and gives the others to their handlers, when it is known what
 * their origin may do.
 */
public final class HttpRequests {
    private final EngineHandler application;
    private final Incidents incidents;
    private final Duration bodyTimeout;
    private final int maxPayload;
    private final ExchangeRouter router;

    /** Requests that are not refused go to the handlers that the router names. */
    public HttpRequests(HttpContext context, EngineHandler application, ExchangeRouter router) {
        this.application = application;
        this.incidents = context.incidents();
        this.bodyTimeout = context.options().memory().bodyTimeout();
        this.maxPayload = context.options().maxPayload();
        this.router = router;
    }

    /** The head has come. What is refused is refused now if a body would follow: it is not collected. */
    void begin(HttpExchange exchange) {
        Throwable malformed = exchange.head().decoderResult().cause();
        if (malformed != null) {
            malformed(exchange, malformed);
        } else if (isEncoded(exchange)) {
            refuse(exchange, 415, "a body with a Content-Encoding is not accepted");
        } else if (exchange.source().access() == OriginAccess.TO_BE_ASKED) {
            askThenRoute(exchange);
        } else {
            route(exchange);
        }
    }

    private void askThenRoute(HttpExchange exchange) {
        Origin origin = Objects.requireNonNull(
                Origin.parse(Objects.requireNonNull(exchange.source().origin())));
        exchange.hold();
        application
                .allowsOrigin(origin)
                .whenComplete((allowed, failure) -> exchange.resume(() -> {
                    exchange.source().decided(failure == null && allowed);
                    route(exchange);
                }));
    }

    private void route(HttpExchange exchange) {
        ExchangeHandler handler = router.route(exchange);
        exchange.handler(handler);
        if (HttpUtil.getContentLength(exchange.head(), 0L) > exchange.maxBody()) {
            tooLong(exchange);
        } else if (announcesBody(exchange)) {
            handler.bodyFollows(exchange);
        }
    }

    /** Whether a body follows the head. */
    static boolean announcesBody(HttpExchange exchange) {
        return HttpUtil.getContentLength(exchange.head(), 0L) > 0
                || HttpUtil.isTransferEncodingChunked(exchange.head());
    }

    /** The whole request has come. */
    void complete(HttpExchange exchange) {
        if (!exchange.isAnswered()) {
            exchange.handler().complete(exchange);
        }
    }

    /** Its body is longer than allowed. */
    void tooLong(HttpExchange exchange) {
        String option = exchange.maxBody() < maxPayload ? "memoryLimits" : "maxPayload";
        refuseBody(exchange, 413, "a body is at most " + exchange.maxBody() + " bytes long (" + option + ")");
    }

    /** It cannot be understood, or only in two ways. */
    void malformed(HttpExchange exchange, @Nullable Throwable cause) {
        if (cause instanceof MalformedRequestException known) {
            refuseBody(exchange, known.status(), known.getMessage());
        } else {
            // Netty's own texts may quote what the client sent.
            refuseBody(exchange, 400, "not a valid request");
        }
    }

    /** Its body has not come in time. */
    void late(HttpExchange exchange) {
        refuseBody(exchange, 408, "a body takes at most " + bodyTimeout.toMillis() + " ms (memoryLimits)");
    }

    /** A session ends with the body that it waits for. */
    private void refuseBody(HttpExchange exchange, int status, String reason) {
        ExchangeHandler handler = exchange.handlerIfKnown();
        if (handler == null || exchange.isAnswered()) {
            refuse(exchange, status, reason);
        } else {
            incidents.requestRefused(exchange, status, reason);
            handler.bodyRefused(exchange, status, reason);
        }
    }

    private void refuse(HttpExchange exchange, int status, String reason) {
        if (!exchange.isAnswered()) {
            incidents.requestRefused(exchange, status, reason);
            exchange.refuse(status, reason);
        }
    }

    // Nothing is ever decompressed: what it becomes would escape the limit.
    private static boolean isEncoded(HttpExchange exchange) {
        String encoding = exchange.header(HttpHeaderNames.CONTENT_ENCODING);
        return encoding != null && !encoding.trim().equalsIgnoreCase("identity");
    }
}
