package dev.parlance.internal.engine.netty.http;

/** Answers one request. Called on the event loop of its connection, and not again once the request has been answered. */
public interface ExchangeHandler {
    /** The head has come and a body follows, which is collected unless the request is answered now. */
    void bodyFollows(HttpExchange exchange);

    /** The body is longer than allowed, malformed or late: the request is to be refused with that status and reason. */
    void bodyRefused(HttpExchange exchange, int status, String reason);

    /** The whole request has come. */
    void complete(HttpExchange exchange);
}
