package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.ExchangeHandler;
import dev.parlance.internal.engine.netty.http.HttpExchange;

/** A request outside the Engine.IO path. Its route is looked up once. */
final class PlainRequest implements ExchangeHandler {
    private final PlainRequests requests;
    private boolean accepted;

    PlainRequest(PlainRequests requests) {
        this.requests = requests;
    }

    @Override
    public void bodyFollows(HttpExchange exchange) {
        accepted = requests.acceptsBody(exchange);
        if (accepted) {
            exchange.continueIfExpected();
        }
    }

    @Override
    public void bodyRefused(HttpExchange exchange, int status, String reason) {
        exchange.refuse(status, reason);
    }

    @Override
    public void complete(HttpExchange exchange) {
        if (accepted || requests.accepts(exchange)) {
            requests.answer(exchange);
        }
    }
}
