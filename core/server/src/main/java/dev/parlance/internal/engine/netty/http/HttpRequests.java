package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineHandler;
import dev.parlance.internal.engine.EngineOptions;
import dev.parlance.internal.engine.Origin;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that are malformed, encoded or too long, and gives the others to their handlers, when it is known what
 * their origin may do.
 */
public final class HttpRequests {
    private final EngineOptions options;
    private final EngineHandler application;
    private final Incidents incidents;
    private final ExchangeRouter router;

    /** Requests that are not refused go to the handlers that the router names. */
    public HttpRequests(HttpContext context, EngineHandler application, ExchangeRouter router) {
        this.options = context.options();
        this.application = application;
        this.incidents = context.incidents();
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
        long length = HttpUtil.getContentLength(exchange.head(), 0L);
        if (length > options.maxPayload()) {
            tooLong(exchange);
        } else if (length > 0 || HttpUtil.isTransferEncodingChunked(exchange.head())) {
            handler.bodyFollows(exchange);
        }
    }

    /** The whole request has come. */
    void complete(HttpExchange exchange) {
        if (!exchange.isAnswered()) {
            exchange.handler().complete(exchange);
        }
    }

    /** Its body is longer than allowed. */
    void tooLong(HttpExchange exchange) {
        exchange.handler().bodyTooLong(exchange);
        refuse(exchange, 413, "a body is at most " + options.maxPayload() + " bytes long (maxPayload)");
    }

    /** It cannot be understood, or only in two ways. */
    void malformed(HttpExchange exchange, @Nullable Throwable cause) {
        if (cause instanceof MalformedRequestException known) {
            refuse(exchange, known.status(), known.getMessage());
        } else {
            // Netty's own texts may quote what the client sent.
            refuse(exchange, 400, "not a valid request");
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
