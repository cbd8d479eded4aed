package dev.parlance.internal.engine.netty;

import dev.parlance.internal.engine.netty.http.ExchangeHandler;
import dev.parlance.internal.engine.netty.http.ExchangeRouter;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import dev.parlance.internal.engine.netty.session.EngineContext;

/** Routes requests to the Engine.IO path, and all others to the application's handlers. */
final class RequestRoutes implements ExchangeRouter {
    private final String path;
    private final EngineRequests engineRequests;
    private final PlainRequests plainRequests;

    RequestRoutes(EngineContext engine) {
        this.path = engine.options().path();
        this.engineRequests = new EngineRequests(engine);
        this.plainRequests = new PlainRequests(engine);
    }

    @Override
    public ExchangeHandler route(HttpExchange exchange) {
        return isEnginePath(exchange.rawPath()) ? engineRequests.parse(exchange) : new PlainRequest(plainRequests);
    }

    private boolean isEnginePath(String asked) {
        return asked.equals(path) || asked.length() == path.length() - 1 && path.startsWith(asked);
    }
}
