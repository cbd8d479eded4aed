package dev.parlance.internal.engine.netty.http;

import dev.parlance.internal.engine.EngineOptions;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Refuses requests that are malformed, encoded or too long, and gives the others to their handlers. */
public final class HttpRequests {
    private final EngineOptions options;
    private final ExchangeRouter router;

    /** Requests that are not refused go to the handlers that the router names. */
    public HttpRequests(EngineOptions options, ExchangeRouter router) {
        this.options = options;
        this.router = router;
    }

    /** The head has come. What is refused is refused now if a body would follow: it is not collected. */
    void begin(HttpExchange exchange) {
        Throwable malformed = exchange.head().decoderResult().cause();
        if (malformed instanceof TooLongHttpLineException) {
            refuse(exchange, 414);
        } else if (malformed instanceof TooLongHttpHeaderException) {
            refuse(exchange, 431);
        } else if (malformed != null) {
            refuse(exchange, 400);
        } else if (isEncoded(exchange)) {
            refuse(exchange, 415);
        } else {
            route(exchange);
        }
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
        refuse(exchange, 413);
    }

    void malformed(HttpExchange exchange) {
        refuse(exchange, 400);
    }

    private static void refuse(HttpExchange exchange, int status) {
        exchange.answer(status, new String[0], new byte[0]);
    }

    // Nothing is ever decompressed: what it becomes would escape the limit.
    private static boolean isEncoded(HttpExchange exchange) {
        String encoding = exchange.header(HttpHeaderNames.CONTENT_ENCODING);
        return encoding != null && !encoding.trim().equalsIgnoreCase("identity");
    }
}
