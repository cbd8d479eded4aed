package dev.parlance.internal.engine.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Takes requests: refuses what nobody wants, and gives the others to those who answer them. */
final class HttpRequests {
    private final EngineState engine;
    private final EngineRequests engineRequests;
    private final PlainRequests plainRequests;

    HttpRequests(EngineState engine) {
        this.engine = engine;
        this.engineRequests = new EngineRequests(engine);
        this.plainRequests = new PlainRequests(engine);
    }

    /** The head is there. What is refused is refused now if a body would follow: it is not collected. */
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
        } else if (HttpUtil.getContentLength(exchange.head(), 0L)
                > engine.options().maxPayload()) {
            tooLong(exchange);
        } else if (hasBody(exchange)) {
            bodyFollows(exchange);
        }
    }

    private void bodyFollows(HttpExchange exchange) {
        if (isEnginePath(exchange)) {
            engineRequests.bodyFollows(exchange);
        } else {
            plainRequests.bodyFollows(exchange);
        }
    }

    /** The whole request is there. */
    void complete(HttpExchange exchange) {
        if (isEnginePath(exchange)) {
            engineRequests.answer(exchange);
        } else {
            plainRequests.answer(exchange);
        }
    }

    /** Its body is longer than allowed. */
    void tooLong(HttpExchange exchange) {
        if (isEnginePath(exchange)) {
            engineRequests.bodyTooLong(exchange);
        }
        refuse(exchange, 413);
    }

    void malformed(HttpExchange exchange) {
        refuse(exchange, 400);
    }

    private static void refuse(HttpExchange exchange, int status) {
        exchange.answer(status, new String[0], new byte[0]);
    }

    private boolean isEnginePath(HttpExchange exchange) {
        String asked = exchange.rawPath();
        String path = engine.options().path();
        return asked.equals(path) || asked.length() == path.length() - 1 && path.startsWith(asked);
    }

    // Nothing is ever decompressed: what it becomes would escape the limit.
    private static boolean isEncoded(HttpExchange exchange) {
        String encoding = exchange.header(HttpHeaderNames.CONTENT_ENCODING);
        return encoding != null && !encoding.trim().equalsIgnoreCase("identity");
    }

    private static boolean hasBody(HttpExchange exchange) {
        return HttpUtil.isTransferEncodingChunked(exchange.head())
                || HttpUtil.getContentLength(exchange.head(), 0L) > 0;
    }
}
