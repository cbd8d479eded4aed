package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.ExchangeHandler;
import dev.parlance.internal.engine.netty.http.ExchangeRouter;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.session.EngineContext;

/** Routes requests of Engine.IO, to its path or below it, and all others to the application's handlers. */
final class RequestRoutes implements ExchangeRouter {
    private final String path;
    private final EngineRequests engineRequests;
    private final PlainRequests plainRequests;

    RequestRoutes(EngineContext engine) {
        this.path = engine.options().path();
        Openings openings = new Openings();
        this.engineRequests = new EngineRequests(engine, openings);
        this.plainRequests = new PlainRequests(engine, openings);
    }

    @Override
    public ExchangeHandler route(HttpExchange exchange) {
        return isForEngine(exchange) ? engineRequests.parse(exchange) : new PlainRequest(plainRequests);
    }

    // Some clients and proxies add a segment to the path. What else is below it is the application's.
    private boolean isForEngine(HttpExchange exchange) {
        String asked = exchange.rawPath();
        if (!asked.startsWith(path)) {
            return asked.length() == path.length() - 1 && path.startsWith(asked);
        }
        return asked.length() == path.length()
                || EngineQuery.parse(exchange.rawQuery()).version() != null;
    }
}
