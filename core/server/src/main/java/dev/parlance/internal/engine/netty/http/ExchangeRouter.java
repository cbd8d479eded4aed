package dev.parlance.internal.engine.netty.http;

/** Finds the handler of a request. */
public interface ExchangeRouter {
    /** The handler of a request of which the head has come. On the event loop of its connection. */
    ExchangeHandler route(HttpExchange exchange);
}
